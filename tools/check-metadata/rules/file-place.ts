import type { Problem } from '../problem.ts';
import type { MetadataFile } from '../project/metadata-file.ts';
import { METADATA_KINDS } from '../project/metadata-kinds.ts';
import { textOf } from '../xml/element.ts';
import type { Rule } from './rule.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Each file lies where the source format wants it, under the name of what it holds. */
export const filePlace: Rule = { name: 'file-place', check: ({ files }) => files.flatMap(check) };

function check(file: MetadataFile): Problem[] {
  const { path, name, suffix, folders, root } = file;
  const kind = METADATA_KINDS[suffix];
  if (kind === undefined)
    return [
      {
        file: path,
        problem: `has the unknown suffix ${suffix}`,
        remedy: 'correct it, or teach it to metadata-kinds.ts',
      },
    ];
  const problems: Problem[] = [];
  const say = (problem: string, remedy: string) => problems.push({ file: path, problem, remedy });
  if (root.name !== kind.root) say(`holds a ${root.name}`, `make the root element ${kind.root}`);
  if (root.attributes['xmlns'] !== NAMESPACE) say('is not in the metadata namespace', `write xmlns="${NAMESPACE}"`);
  const folder = ['js', 'object'].includes(suffix) ? folders.at(-2) : folders.at(-1);
  if (folder !== kind.folder) say(`lies in ${String(folder)}`, `move it to ${kind.folder}`);
  if (['js', 'object'].includes(suffix) && folders.at(-1) !== name) say('and its folder differ in name', 'rename one');
  if (kind.isObjectPart === true && folders.at(-3) !== 'objects') say('belongs to no object', 'move it below objects/');
  const fullName = textOf(root, 'fullName');
  if (kind.isObjectPart === true && fullName !== name)
    say(`says that its name is "${fullName}"`, 'make file name and fullName the same');
  return problems;
}
