import { objectNameOf } from '../../metadata/metadata-file.ts';
import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { isEventName } from '../../metadata/parse/parse-event.ts';
import { textOf } from '../../metadata/xml/element.ts';
import type { DeployRule } from '../deployment.ts';

/** Fields, list views and other parts belong to an object that is there and can have them. */
export const objectPart: DeployRule = {
  name: 'object-part',
  check: ({ files, metadata }, say) => {
    for (const file of files) {
      if (METADATA_KINDS[file.suffix]?.isObjectPart !== true) continue;
      const object = objectNameOf(file);
      if (metadata.object(object) === undefined)
        say(file, `belongs to ${object}, but no CustomObject named ${object} was found`, 'add it or move the file');
      if (isEventName(object) && file.suffix !== 'field')
        say(file, `is a ${file.root.name}, which is not available on a platform event`, 'remove it');
      if (file.suffix !== 'field' && textOf(file.root, 'label') === '' && file.suffix !== 'validationRule')
        say(file, 'lacks a label', 'add <label>');
    }
  },
};
