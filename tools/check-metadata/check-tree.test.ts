import { describe, expect, it } from 'vitest';
import { checkTree } from './check-tree.ts';
import { complaints, INTACT, refusals } from './test-support/damage.ts';
import { damageFiles, readDamages } from './test-support/read-damages.ts';

/** Damages of files that begin so are refused by an org; the others are noticed by a rule of ours or of the org. */
const OF_ORG = 'org';
const ofOrg = damageFiles().filter((name) => name.startsWith(OF_ORG));
const others = damageFiles().filter((name) => !name.startsWith(OF_ORG));

/** Conveniences: without them nothing that the code relies on is gone. */
const OPTIONAL =
  /(?:Failed|In_Call_Now|My_Video_Sessions_Today|Waiting_Now)\.listView|(?:Contact_Or_Case_On_Creation|Default_Region_Is_Country_Code|Limits_Are_Positive|Middleware_URL_Is_Secure)\.validationRule/u;

describe('checkTree', () => {
  it('finds nothing in the project as it is', () => {
    expect(checkTree(INTACT)).toEqual([]);
  });

  it.each(others.flatMap(readDamages))('finds %s by the rule %s', (_, rule, damage) => {
    expect(complaints(damage)).toContain(rule);
  });

  it.each(ofOrg.flatMap(readDamages))('deploys to no org with %s: %s', (_, rule, damage) => {
    expect(refusals(damage)).toContain(rule);
  });

  it.each([...INTACT.keys()].filter((path) => path.endsWith('-meta.xml') && !OPTIONAL.test(path)))(
    'notices that %s is gone',
    (path) => {
      expect(complaints((tree) => tree.delete(path))).not.toEqual([]);
    },
  );
});
