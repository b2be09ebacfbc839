import { METADATA_KINDS } from '../project/metadata-kinds.ts';
import { metadataShapes } from '../shape/metadata-shapes.ts';
import { validateShape } from '../shape/validate-shape.ts';
import type { Rule } from './rule.ts';

/** Elements, their number and their values are those of the Metadata API. */
export const shape: Rule = {
  name: 'shape',
  check: ({ files }) =>
    files.flatMap(({ path, suffix, root }) => {
      const kind = METADATA_KINDS[suffix];
      if (kind?.root !== root.name) return [];
      return validateShape(root, root.name, metadataShapes()).map((fault) => ({ file: path, ...fault }));
    }),
};
