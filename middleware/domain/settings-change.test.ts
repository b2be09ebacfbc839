import { describe, expect, it } from 'vitest';
import { describeChange, withoutSecrets, type SettingsSnapshot } from './settings-change.ts';

const snapshot = (fields: SettingsSnapshot['fields']): SettingsSnapshot => ({
  fields,
  person: { id: '005', name: 'Ines Carvalho' },
  at: 0,
});

describe('describeChange', () => {
  it('names each field with what it was and is', () => {
    const before = snapshot({ Default_Region__c: 'US', Console_Mode__c: null, Update_Case__c: 'true' });
    const after = snapshot({ Default_Region__c: 'DE', Console_Mode__c: 'Window', Update_Case__c: 'true' });
    expect(describeChange(before, after)).toBe('Console_Mode__c: empty → Window; Default_Region__c: US → DE');
    expect(describeChange(before, before)).toBeNull();
  });

  it('cuts long texts', () => {
    const change = describeChange(snapshot({ A__c: 'x'.repeat(500) }), snapshot({ A__c: null })) ?? '';
    expect(change.length).toBeLessThan(100);
  });

  it('sees that a secret changed, without telling it', () => {
    const [before, after] = ['first-gate-key', 'second-gate-key'].map((Gate_Key__c) =>
      withoutSecrets(snapshot({ Gate_Key__c })),
    );
    if (before === undefined || after === undefined) throw new Error('no snapshots');
    expect(JSON.stringify([before, after])).not.toContain('gate-key');
    expect(describeChange(before, after)).toBe('Gate_Key__c was replaced');
    expect(describeChange(before, withoutSecrets(snapshot({ Gate_Key__c: 'first-gate-key' })))).toBeNull();
  });
});
