import { fileNamed } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { setFile } from '../project/permission-file.ts';
import type { OwnRule } from '../project/project.ts';

const OBJECT = 'Video_Proof__c';
const FIELD = 'Hash__c';
const HASH = `${OBJECT}.${FIELD}`;

/**
 * The formulas of the object, spaces aside: a row is born empty and to its owner; afterwards only its creator writes the
 * hash, once. Without them a row could be planted by a link to the New page, and no stamp would show it.
 */
const RULES: Readonly<Record<string, string>> = {
  Proof_Is_Born_Empty: 'AND(ISNEW(),OR(NOT(ISBLANK(Hash__c)),OwnerId<>$User.Id))',
  Hash_Is_Written_Once_By_Its_Creator:
    'AND(NOT(ISNEW()),OR(CreatedById<>$User.Id,OwnerId<>$User.Id,ISCHANGED(OwnerId),' +
    'NOT(ISBLANK(PRIORVALUE(Hash__c))),LEN(Hash__c)<>43))',
};
/** Who proves themselves writes the hash; the middleware compares it; nobody else touches it. */
const GRANTS: Readonly<Record<string, { readonly isEditable: boolean }>> = {
  Video_Agent: { isEditable: true },
  Video_Admin: { isEditable: true },
  Video_Integration: { isEditable: false },
};
/** Kinds of metadata that speak of the hash by its nature; every other one would show or write it. */
const OWN_KINDS = ['field', 'validationRule', 'permissionset', 'labels'];

/** The hash of a proof is written by the page that inserted the row, and by nothing else that the org offers. */
export const proofHash: OwnRule = {
  name: 'proof-hash',
  check: (project, say) => {
    const { objects, permissionSets } = project.metadata;
    for (const [name, wanted] of Object.entries(RULES)) {
      const rule = objects.get(OBJECT)?.validationRules.find((one) => one.name === name);
      if (rule?.active !== true || rule.formula.replace(/\s+/gu, '') !== wanted)
        say(
          fileNamed(project, 'validationRule', name) ?? `objects/${OBJECT}`,
          'lets proofs be planted',
          `let an active rule ${name} say ${wanted}`,
        );
    }
    for (const { name, fieldPermissions } of permissionSets.values()) {
      const grant = fieldPermissions.get(HASH);
      const meant = GRANTS[name];
      if (grant?.readable !== (meant && true) || grant?.editable !== meant?.isEditable)
        say(
          setFile(project, name),
          `does not grant ${HASH} as meant`,
          meant === undefined ? 'remove it' : `set readable to true and editable to ${meant.isEditable}`,
        );
    }
    // Layouts, lists, pages, actions: Classic fills what stands on a layout from a link. And no flow makes or changes a proof.
    for (const { path, suffix } of project.files) {
      const text = project.tree.get(path) ?? '';
      if (OWN_KINDS.includes(suffix) || !(path.includes(OBJECT) || text.includes(OBJECT))) continue;
      if (suffix === 'flow' || /\bHash__c\b/u.test(text))
        say(path, `names ${HASH}, or the object in a flow`, 'take it out');
    }
  },
};

export function isHash(object: string, field: string): boolean {
  return object === OBJECT && field === FIELD;
}
