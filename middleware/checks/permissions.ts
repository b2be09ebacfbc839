import type { Answer, ObjectAccess, ObjectNeed } from '../domain/org-inspection.ts';
import type { CheckDefinition } from './check.ts';
import { judge } from './judge.ts';

/** Our user may read and write everything that calls, write-backs and clean-up touch. */
export const permissions: CheckDefinition = {
  id: 'permissions',
  group: 'salesforce',
  run: ({ org: { needs, objects, user } }) => {
    const asked = needs.map((need) => ({ need, answer: objects[need.object] ?? NOT_ASKED }));
    const unanswered = asked.find(({ answer }) => answer.kind !== 'known');
    if (unanswered !== undefined) return judge(unanswered.answer, () => ({ state: 'ok', finding: '' }));
    const items = asked.flatMap(({ need, answer }) => (answer.kind === 'known' ? lacks(need, answer.value) : []));
    const who = user.kind === 'known' ? user.value.username : 'the integration user';
    if (items.length === 0)
      return { state: 'ok', finding: `${who} has every object and field permission that is needed.` };
    return {
      state: 'error',
      finding: `${who} lacks ${items.length === 1 ? 'a permission' : `${items.length} permissions`}, or the fields do not exist.`,
      remedy:
        `Setup → Permission Sets → Video Integration → Manage Assignments → Add Assignments: choose ${who} (with the ` +
        'licence Salesforce Integration, assign the permission set licence Salesforce API Integration first). If it is ' +
        'assigned already: Object Settings → the object → Edit, and tick what is listed here. Fields of your own that ' +
        'the settings name need Read Access in a permission set of your own.',
      items,
      setupPath: '/lightning/setup/PermSets/home',
    };
  },
};

const NOT_ASKED: Answer<ObjectAccess | null> = { kind: 'failed', reason: 'the object was not asked for' };

/** What is missing, an item each, in the words of Setup. */
function lacks(need: ObjectNeed, access: ObjectAccess | null): string[] {
  const { object } = need;
  if (access?.mayQuery !== true) return [`${object}: Read`];
  const field = (name: string): ObjectAccess['fields'][number] | undefined =>
    access.fields.find((one) => one.name === name);
  const objectWide = [
    [need.create.length > 0 && !access.mayCreate, 'Create'],
    [need.update.length > 0 && !access.mayUpdate, 'Edit'],
    [need.mustDelete && !access.mayDelete, 'Delete'],
  ] as const;
  const written = [
    ...need.create.map((name) => ({ name, isGranted: field(name)?.mayCreate === true })),
    ...need.update.map((name) => ({ name, isGranted: field(name)?.mayUpdate === true })),
  ];
  return [
    ...objectWide.flatMap(([isMissing, right]) => (isMissing ? [`${object}: ${right}`] : [])),
    ...need.read.filter((name) => field(name) === undefined).map((name) => `${object}.${name}: Read Access`),
    ...new Set(written.filter(({ isGranted }) => !isGranted).map(({ name }) => `${object}.${name}: Edit Access`)),
  ];
}
