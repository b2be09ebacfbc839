import { describe, expect, it } from '@jest/globals';
import { checkTree } from './check-tree.ts';
import { AUTOMATIONS } from './test-support/automation-damage.ts';
import { CODE } from './test-support/code-damage.ts';
import { complaints, INTACT, refusals } from './test-support/damage.ts';
import { FLOWS } from './test-support/flows-damage.ts';
import { FORM } from './test-support/form-damage.ts';
import { OBJECTS } from './test-support/objects-damage.ts';
import { ORG_AUTOMATION } from './test-support/org-automation-damage.ts';
import { ORG } from './test-support/org-damage.ts';
import { PAGES } from './test-support/pages-damage.ts';
import { PERMISSIONS } from './test-support/permissions-damage.ts';
import { PROOFS } from './test-support/proof-damage.ts';
import { SERVICES } from './test-support/service-damage.ts';

/** Conveniences: without them nothing that the code relies on is gone. */
const OPTIONAL =
  /(?:Failed|My_Video_Sessions_Today)\.listView|(?:Contact_Or_Case_On_Creation|Default_Region_Is_Country_Code|Limits_Are_Positive|Middleware_URL_Is_Secure)\.validationRule/u;

describe('checkTree', () => {
  it('finds nothing in the project as it is', () => {
    expect(checkTree(INTACT)).toEqual([]);
  });

  it.each([...FORM, ...OBJECTS, ...PERMISSIONS, ...PROOFS, ...PAGES, ...AUTOMATIONS, ...SERVICES, ...FLOWS, ...CODE])(
    'finds %s by the rule %s',
    (_, rule, damage) => {
      expect(complaints(damage)).toContain(rule);
    },
  );

  it.each([...ORG, ...ORG_AUTOMATION])('deploys to no org with %s: %s', (_, rule, damage) => {
    expect(refusals(damage)).toContain(rule);
  });

  it.each([...INTACT.keys()].filter((path) => path.endsWith('-meta.xml') && !OPTIONAL.test(path)))(
    'notices that %s is gone',
    (path) => {
      expect(complaints((tree) => tree.delete(path))).not.toEqual([]);
    },
  );
});
