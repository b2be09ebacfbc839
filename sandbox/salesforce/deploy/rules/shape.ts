import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { metadataShapes } from '../../metadata/shape/metadata-shapes.ts';
import { validateShape } from '../../metadata/shape/validate-shape.ts';
import type { DeployRule } from '../deployment.ts';

/** Elements, their number and their values are those of the Metadata API. */
export const shape: DeployRule = {
  name: 'shape',
  check: ({ files }, say) => {
    for (const file of files) {
      if (METADATA_KINDS[file.suffix]?.root !== file.root.name) continue;
      for (const { problem, remedy } of validateShape(file.root, file.root.name, metadataShapes()))
        say(file, problem, remedy);
    }
  },
};
