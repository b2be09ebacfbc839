import { filesOf } from '../../../sandbox/salesforce/deploy/deployment.ts';
import { registrationXml } from '../../external-service/registration-xml.ts';
import type { OwnRule } from '../project/project.ts';

/** The registration says what the middleware does: it is made from the schemas that check the requests. */
export const externalService: OwnRule = {
  name: 'external-service',
  check: (project, say) => {
    for (const file of filesOf(project, 'externalServiceRegistration'))
      if (project.tree.get(file.path) !== registrationXml())
        say(file, 'differs from the schemas of the middleware', 'run npm run external-service');
  },
};
