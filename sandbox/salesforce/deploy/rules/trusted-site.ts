import { textOf } from '../../metadata/xml/element.ts';
import { filesOf, type DeployRule } from '../deployment.ts';

/** A trusted site is one origin, trusted once. */
export const trustedSite: DeployRule = {
  name: 'trusted-site',
  check: (deployment, say) => {
    const sites = filesOf(deployment, 'cspTrustedSite');
    for (const file of sites) {
      const url = textOf(file.root, 'endpointUrl');
      const isLocal = /^http:\/\/(?:localhost|127\.0\.0\.1)(?::\d+)?$/u.test(url);
      if (!URL.canParse(url) || new URL(url).origin !== url || !(isLocal || /^(?:https|wss):\/\//u.test(url)))
        say(file, `trusts "${url}"`, 'name one https origin, without a path');
      if (sites.some((other) => other !== file && textOf(other.root, 'endpointUrl') === url))
        say(file, `and another site trust ${url}`, 'keep one');
    }
  },
};
