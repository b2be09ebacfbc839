import { registrationXml } from '../../external-service/registration-xml.ts';
import type { Problem } from '../problem.ts';
import { filesOf, type Project } from '../project/project.ts';
import type { Rule } from './rule.ts';

/** The registration says what the middleware does: it is made from the schemas that check the requests. */
export const externalService: Rule = {
  name: 'external-service',
  check: (project: Project) =>
    filesOf(project, 'externalServiceRegistration')
      .filter(({ path }) => project.tree.get(path) !== registrationXml())
      .map(({ path }): Problem => ({
        file: path,
        problem: 'differs from the schemas of the middleware',
        remedy: 'run npm run external-service',
      })),
};
