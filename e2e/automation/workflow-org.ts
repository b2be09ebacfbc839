import {
  assign,
  createFlowOrg,
  flowFile,
  NOTIFICATION_SENDER,
  reference,
} from '../../sandbox/salesforce/flow/fixtures/flow-org.ts';
import { seedIds } from '../../sandbox/seeds/index.ts';

const { users, cases } = seedIds;
const QUEUE = '00G000000000777AAA';
const SESSION = 'Video_Session__c';

const INPUTS = ['caseId', 'contactId', 'invitation'];
const OUTPUTS = { sessionId: 'String', isAlreadyOpen: 'Boolean', errorMessage: 'String' };
/** As a flow of the org asks, in the context of the system that record-triggered flows have. */
const ASKING = flowFile(
  `${INPUTS.map((name) => `<variables><name>${name}</name><dataType>String</dataType><isInput>true</isInput></variables>`).join('')}
  ${Object.entries(OUTPUTS)
    .map(
      ([name, type]) =>
        `<variables><name>${name}</name><dataType>${type}</dataType><isOutput>true</isOutput></variables>`,
    )
    .join('')}
  <runInMode>SystemModeWithoutSharing</runInMode>
  <subflows><name>Ask</name><label>Ask</label><flowName>Start_Video_For_Case</flowName>
  ${INPUTS.map((name) => `<inputAssignments><name>${name}</name>${reference(name)}</inputAssignments>`).join('')}
  ${Object.keys(OUTPUTS)
    .map(
      (name) =>
        `<outputAssignments><assignToReference>${name}</assignToReference><name>${name}</name></outputAssignments>`,
    )
    .join('')}</subflows>
  <start><connector><targetReference>Ask</targetReference></connector></start>`,
  'Ask_In_System_Context',
);

type Values = Readonly<Record<string, unknown>>;

/** The package's flows in an org without a middleware: the test says what the middleware would write. */
export function createWorkflowOrg(environment: { readonly MIDDLEWARE_URL?: string } = {}) {
  const org = createFlowOrg({ ...ASKING, ...NOTIFICATION_SENDER }, { environment });
  const sessions = () => org.records.list(SESSION);
  return {
    org,
    sessions,
    /** Ids of the sessions that the middleware was told of. */
    published: () =>
      org.events
        .list()
        .filter(({ event }) => event === 'Video_Session_Requested__e')
        .map(({ values }) => values['Session_Id__c']),
    startForCase: (inputs: Readonly<Record<string, string>>) =>
      org.flows.launch('Ask_In_System_Context', users.agent, inputs),
    /** The id of the session that `Start_Video_For_Case` creates for the open case. */
    startSession: async () => {
      const { sessionId } = await org.flows.launch('Ask_In_System_Context', users.agent, { caseId: cases.open });
      if (typeof sessionId !== 'string') throw new Error('no session was created');
      return sessionId;
    },
    /** Creates a workflow's session, as a flow in system context may. */
    request: (values: Values = {}) =>
      org.system().insert(SESSION, { Case__c: cases.open, Origin__c: 'Automation', ...values }),
    /** The write-back of a room. */
    writeBack: (id: string, values: Values = {}) => {
      org
        .asUser(users.integration)
        .update(SESSION, id, { Status__c: 'Ready', Call_Reference__c: '00001010', ...values });
    },
    session: (id: string) => org.records.get(SESSION, id),
    notifications: (userId?: string) => org.flows.notifications.list(userId),
    /** Assigns Video Automation, and types the key of the external credential in Setup. */
    mayUseKey: (userId: string, key: string) => {
      assign(org, 'Video_Automation', userId);
      org.flows.credentials.set('Start_Video_Middleware', 'Automation', key);
    },
    /** Lets a person's flows send notifications, as a permission set of the org does. */
    maySend: (userId: string) => assign(org, 'Notification_Sender', userId),
    giveToQueue: (members: readonly string[], caseId: string = cases.open) => {
      org.records.plant('Group', { Id: QUEUE, Name: 'Escalations', DeveloperName: 'Escalations', Type: 'Queue' });
      for (const UserOrGroupId of members) org.records.plant('GroupMember', { GroupId: QUEUE, UserOrGroupId });
      org.records.patch('Case', caseId, { OwnerId: QUEUE });
    },
  };
}
