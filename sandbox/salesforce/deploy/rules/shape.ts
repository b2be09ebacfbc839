import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { metadataShapes } from '../../metadata/shape/metadata-shapes.ts';
import { validateShape } from '../../metadata/shape/validate-shape.ts';
import type { DeployRule } from '../deployment.ts';

/** Elements, their number and their values are those of the Metadata API. */
export const shape: DeployRule = {
  name: 'shape',
  check: ({ files }, say) => {
    for (const file of files) {
      const kind = METADATA_KINDS[file.suffix];
      if (kind?.root !== file.root.name) continue;
      for (const { problem, remedy } of validateShape(file.root, kind.shape ?? kind.root, metadataShapes()))
        say(file, problem, remedy);
    }
  },
};
