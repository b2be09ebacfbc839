import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { textOf } from '../../metadata/xml/element.ts';
import type { DeployRule } from '../deployment.ts';

const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';

/** Each file lies where the source format wants it, under the name of what it holds. */
export const filePlace: DeployRule = {
  name: 'file-place',
  check: ({ files }, say) => {
    for (const file of files) {
      const { name, suffix, folders, root } = file;
      const kind = METADATA_KINDS[suffix];
      if (kind === undefined) {
        say(file, `has the suffix ${suffix}, which is not known here`, 'correct it, or teach it to metadata-kinds.ts');
        continue;
      }
      if (root.name !== kind.root) say(file, `holds a ${root.name}`, `make the root element ${kind.root}`);
      if (root.attributes['xmlns'] !== NAMESPACE)
        say(file, 'is not in the metadata namespace', `write xmlns="${NAMESPACE}"`);
      const hasOwnFolder = kind.hasOwnFolder === true;
      const folder = folders.at(hasOwnFolder || kind.isInFolder === true ? -2 : -1);
      if (folder !== kind.folder) say(file, `lies in ${String(folder)}`, `move it to ${kind.folder}`);
      if (hasOwnFolder && folders.at(-1) !== name) say(file, 'and its folder differ in name', 'rename one');
      if (kind.isObjectPart !== true) continue;
      if (folders.at(-3) !== 'objects') say(file, 'belongs to no object', 'move it below objects/');
      const fullName = textOf(root, 'fullName');
      if (fullName !== name)
        say(file, `says that its fullName is "${fullName}", which does not match the file name`, 'make both the same');
    }
  },
};
