import type { Problem } from '../problem.ts';
import { fileNamed, filesOf, type Project } from '../project/project.ts';
import { objectNameOf } from '../schema/build-schema.ts';
import { isTrue, textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

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
export const proofHash: Rule = {
  name: 'proof-hash',
  check: (project) => [...checkRules(project), ...checkGrants(project), ...checkPlaces(project)],
};

export function isHash(object: string, field: string): boolean {
  return object === OBJECT && field === FIELD;
}

function checkRules(project: Project): Problem[] {
  return Object.entries(RULES).flatMap(([name, formula]) => {
    const file = fileNamed(project, 'validationRule', name);
    const isHeld =
      file !== undefined &&
      objectNameOf(file) === OBJECT &&
      isTrue(file.root, 'active') &&
      textOf(file.root, 'errorConditionFormula').replace(/\s+/gu, '') === formula;
    const remedy = `let an active rule ${name} say ${formula}`;
    return isHeld ? [] : [{ file: file?.path ?? `objects/${OBJECT}`, problem: 'lets proofs be planted', remedy }];
  });
}

function checkGrants({ permissionSets }: Project): Problem[] {
  return permissionSets.flatMap(({ file, fields }) => {
    const grant = fields.find(({ field }) => field === HASH);
    const meant = GRANTS[file.name];
    if (grant?.isReadable === (meant && true) && grant?.isEditable === meant?.isEditable) return [];
    const remedy = meant === undefined ? 'remove it' : `set readable to true and editable to ${meant.isEditable}`;
    return [{ file: file.path, problem: `does not grant ${HASH} as meant`, remedy }];
  });
}

/** Layouts, lists, pages, actions: Classic fills what stands on a layout from a link. And no flow makes or changes a proof. */
function checkPlaces({ files, tree }: Project): Problem[] {
  return files
    .filter(({ path, suffix }) => {
      const text = tree.get(path) ?? '';
      if (OWN_KINDS.includes(suffix) || !(path.includes(OBJECT) || text.includes(OBJECT))) return false;
      return suffix === 'flow' || /\bHash__c\b/u.test(text);
    })
    .map(({ path }) => ({ file: path, problem: `names ${HASH}, or the object in a flow`, remedy: 'take it out' }));
}
