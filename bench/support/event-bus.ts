import { PROJECT } from '../../e2e/support/project.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { endWithParent } from './own-child.ts';

/** The sandbox's org and bus as a process of its own. Publishes as many events as it is told. */
endWithParent();
const sandbox = await startSandbox({ project: PROJECT, lightning: false });
const session = sandbox.org.system();
let published = 0;

process.on('message', (count: number) => {
  for (let index = 0; index < count; index += 1) {
    published += 1;
    session.publish('Video_Session_Requested__e', {
      // Fifteen characters: the middleware adds the other three itself.
      Session_Id__c: `a0q${String(published).padStart(12, '0')}`,
      Org_Id__c: sandbox.org.organizationId,
    });
  }
  process.send?.({ published });
});
process.send?.({ orgUrl: sandbox.orgUrl, eventsUrl: sandbox.eventsUrl });
