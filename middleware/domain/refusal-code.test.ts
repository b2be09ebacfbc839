import { describe, expect, it } from 'vitest';
import { refusalCode } from './refusal-code.ts';

describe('refusalCode', () => {
  it.each([
    ['FIELD_CUSTOM_VALIDATION_EXCEPTION: Mrs. Okonkwo has diagnosis E11.9', 'FIELD_CUSTOM_VALIDATION_EXCEPTION'],
    ['CANNOT_EXECUTE_FLOW_TRIGGER: Flow: Mr Adeyemi: pending', 'CANNOT_EXECUTE_FLOW_TRIGGER'],
    ['invalid_client: invalid client credentials', 'invalid_client'],
    ['sfdc.platform.x: gone', 'sfdc.platform.x'],
  ])('takes the code of %j', (reason, code) => {
    expect(refusalCode(reason)).toBe(code);
  });

  it.each(['Mrs. Okonkwo: has diagnosis E11.9', ': Mr Adeyemi owes 40', 'no code at all', '', 'Patient Lee: E11.9'])(
    'makes no code of %j',
    (reason) => {
      expect(refusalCode(reason)).toBe('REFUSED');
    },
  );
});
