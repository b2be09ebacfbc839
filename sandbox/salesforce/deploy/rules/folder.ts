import { METADATA_KINDS } from '../../metadata/metadata-kinds.ts';
import { childrenOf, textOf } from '../../metadata/xml/element.ts';
import { fileNamed, filesOf, type DeployRule } from '../deployment.ts';

const EVERYBODY = 'AllInternalUsers';

/** Reports and dashboards lie in folders that are deployed too, and these are shared with groups that are there. */
export const folder: DeployRule = {
  name: 'folder',
  check: (deployment, say) => {
    for (const file of deployment.files) {
      if (METADATA_KINDS[file.suffix]?.isInFolder !== true) continue;
      const name = file.folders.at(-1) ?? '';
      if (fileNamed(deployment, `${file.suffix}Folder`, name) === undefined)
        say(file, `Cannot find folder:${name}`, `add ${name}.${file.suffix}Folder-meta.xml`);
    }
    for (const file of ['reportFolder', 'dashboardFolder'].flatMap((suffix) => filesOf(deployment, suffix)))
      for (const share of childrenOf(file.root, 'folderShares')) {
        const [kind, name] = [textOf(share, 'sharedToType'), textOf(share, 'sharedTo')];
        const isThere = kind === 'Organization' ? name === EVERYBODY : deployment.metadata.groups.has(name);
        if (!isThere) say(file, `is shared with the ${kind} ${name}, which is not there`, 'name a group that is');
      }
  },
};
