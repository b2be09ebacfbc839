import { seedIds, ORGANIZATION_ID } from '../../../sandbox/seeds/index.ts';
import { serveOrg } from '../../../sandbox/salesforce/rest/fixtures/serve-org.ts';
import { copyPackage, createTestOrg, type PackageCopy } from '../../../sandbox/test-support/test-org.ts';
import type { Org } from '../../../sandbox/salesforce/types.ts';
import { createMemory } from '../run/memory.ts';
import { runSteps } from '../run/run-steps.ts';
import { confirm } from '../run/terminal.ts';
import { readSettings, replacementsOf } from '../settings.ts';
import { createRunSf } from '../sf/run-sf.ts';
import { createSf } from '../sf/sf.ts';
import { allSteps } from '../steps/all-steps.ts';
import { REMOVAL } from '../steps/removal.ts';
import type { Tools } from '../steps/step.ts';
import { createStandIn } from './sf-stand-in.ts';
import { DeployedOrg } from './stand-in-org.ts';

export interface DeployStage {
  readonly copy: PackageCopy;
  readonly org: Org;
  /** Every command since the last run, without what only reads. */
  readonly changes: readonly string[];
  /** Everything that the last run said. */
  readonly said: string;
  /** What a person answers, in order; nobody is there when they are used up. */
  answers: string[];
  /** `npm run org:deploy -- --target-org acme …`. */
  deploy(...parameters: readonly string[]): Promise<boolean>;
  /** `npm run org:remove -- --target-org acme`, where a person says this when asked. */
  remove(isConfirmed: boolean): Promise<boolean>;
  close(): Promise<void>;
}

const READS = /^(?:org display|data query)\b/u;

/** A production org over a socket, in which nothing of the package is assigned or active, and a copy of the project. */
export async function createDeployStage(production: true | 'active flows' = true): Promise<DeployStage> {
  const copy = copyPackage();
  copy.edit('sandbox-project.json', (text) =>
    text
      .replace('{', `{ "production": ${JSON.stringify(production)},`)
      .replace(/"permissionSets": \{[^}]*\}/u, '"permissionSets": {}'),
  );
  const org = createTestOrg({ project: copy.project, environment: { FLOW_STATUS: '<status>Draft</status>' } });
  const served = await serveOrg(org);
  const deployed = new DeployedOrg(copy.project, (name) =>
    Promise.resolve(org.users().some(({ username, isActive }) => username === name && isActive)),
  );
  const { username } = org.user(seedIds.users.admin);
  let changes: string[] = [];
  let said: string[] = [];
  const terminal = {
    say: (line: string): void => void said.push(line),
    ask: (question: string): Promise<string | undefined> => {
      said.push(question);
      return Promise.resolve(stage.answers.shift());
    },
  };
  const tools = async (...parameters: readonly string[]): Promise<Tools> => {
    const settings = readSettings(['--target-org', 'acme', ...parameters], {
      MIDDLEWARE_URL: 'https://video.acme.example',
      INTEGRATION_USERNAME: 'video@acme.example',
    });
    const start = createStandIn({
      orgUrl: served.url,
      token: served.tokens.issue(seedIds.users.admin),
      username,
      orgId: ORGANIZATION_ID,
      deployed,
      env: replacementsOf(settings),
      onCommand: (command) => {
        const text = command.join(' ');
        if (!READS.test(text)) changes.push(text);
      },
    });
    const sf = createSf(createRunSf(start), settings.targetOrg);
    const memory = createMemory(copy.project, ORGANIZATION_ID);
    return { root: copy.project, sf, settings, org: await sf.display(), memory };
  };
  const stage: DeployStage = {
    copy,
    org,
    answers: [],
    get changes() {
      return changes;
    },
    get said() {
      return said.join('\n');
    },
    remove: async (isConfirmed) => {
      changes = [];
      said = [];
      const mayBegin = (): Promise<boolean> => Promise.resolve(isConfirmed);
      return runSteps(REMOVAL, await tools(), terminal, { mayBegin });
    },
    deploy: async (...parameters) => {
      changes = [];
      said = [];
      const all = await tools(...parameters);
      const { validateOnly, yes } = all.settings;
      const mayBegin = async (): Promise<boolean> => yes || (await confirm(terminal, 'Go on?')) === true;
      return runSteps(allSteps({}), all, terminal, { validateOnly, mayBegin });
    },
    close: async () => {
      await served.close();
      copy.dispose();
    },
  };
  return stage;
}
