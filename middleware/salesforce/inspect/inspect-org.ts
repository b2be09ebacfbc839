import { z } from 'zod';
import type {
  Answer,
  CaseSample,
  FlowState,
  InspectedSettings,
  ObjectAccess,
  OrgInspection,
  OrgInspector,
  PeopleFacts,
  SettingChanges,
} from '../../domain/org-inspection.ts';
import { PACKAGED_FLOWS } from '../../domain/packaged-flows.ts';
import { loginChoice, patternChoices } from '../../domain/pick-field.ts';
import { readComposite, type CompositeAnswer, type Subrequest } from '../composite.ts';
import { API_VERSION, type MeteredConnection, type SalesforceIdentity } from '../connection.ts';
import { neededAccess } from '../needed-access.ts';
import { rowsOf, textValues } from '../query-answer.ts';
import { queryPath, soqlFields, soqlText } from '../soql.ts';
import { ask, fromAnswer, refusalOf } from './answers.ts';
import { describeRequest, INSPECTED_OBJECTS, toObjectAccess } from './objects.ts';
import { peopleRequests, toPeople } from './people.ts';
import { INSPECTED_SETTINGS_QUERY, toInspectedSettings } from './settings.ts';
import { readTooling } from './tooling.ts';

const CASE_SAMPLES = 20;
/** What a login field falls back to while the settings name none that exists. */
const DEFAULT_LOGIN = 'Email';

const flowSchema = z.object({ ApiName: z.string(), Label: z.string(), IsActive: z.boolean() });

/** Asks the org about itself: a first composite for what stands by itself, a second for what the settings name, and two of the Tooling API. */
export function createOrgInspector(connection: MeteredConnection): OrgInspector {
  const composite = (requests: readonly Subrequest[]): Promise<Answer<CompositeAnswer>> =>
    ask(() => readComposite(connection, requests));

  async function inspect(changes: SettingChanges = {}): Promise<OrgInspection> {
    const login = await logIn(connection);
    if (login.kind !== 'known') return offline(login);
    const first = await composite([
      ...INSPECTED_OBJECTS.map(describeRequest),
      query('settings', INSPECTED_SETTINGS_QUERY),
      query('organization', 'SELECT Name, IsSandbox FROM Organization'),
      query('user', `SELECT Name, Username FROM User WHERE Id = ${soqlText(login.value.userId)}`),
      query('own_permissions', OWN_PERMISSIONS_QUERY),
      query(
        'flows',
        `SELECT ApiName, Label, IsActive FROM FlowDefinitionView WHERE ApiName IN (${PACKAGED_FLOWS.map(soqlText).join(', ')})`,
      ),
    ]);
    const maySeeSetup = fromAnswer(first, readMaySeeSetup);
    const settings = fromAnswer(first, (answer) => toInspectedSettings(answer.bodyOf('settings'), changes));
    const objects = Object.fromEntries(
      INSPECTED_OBJECTS.map((object) => [
        object,
        fromAnswer(first, (answer) => toObjectAccess(answer.bodyOf(describeRequest(object).referenceId))),
      ]),
    );
    const loginField = loginFieldOf(settings, objects);
    const caseFields = caseFieldsOf(settings, objects);
    const [second, tooling] = await Promise.all([
      composite([query('cases', casesQuery(caseFields)), ...peopleRequests(loginField)]),
      ifSetup(maySeeSetup, async () => ({ kind: 'known', value: await readTooling(connection) }) as const),
    ]);
    return {
      login,
      user: fromAnswer(first, (answer) => toNamed(answer, 'user', userSchema)),
      organization: fromAnswer(first, (answer) => toNamed(answer, 'organization', organizationSchema)),
      settings,
      objects,
      needs: neededAccess(settings.kind === 'known' ? (settings.value?.settings ?? null) : null),
      recentCases: fromAnswer(second, (answer) => toSamples(answer, caseFields)),
      people: await ifSetup(maySeeSetup, () => fromAnswer(second, (answer) => toPeople(answer, loginField))),
      flows: await ifSetup(maySeeSetup, () => fromAnswer(first, toFlows)),
      pages: tooling.kind === 'known' ? tooling.value.pages : tooling,
      proofRules: tooling.kind === 'known' ? tooling.value.proofRules : tooling,
      apiUsage: connection.apiUsage(),
    };
  }

  async function people(): Promise<Answer<PeopleFacts>> {
    const login = await logIn(connection);
    if (login.kind !== 'known') return login;
    const first = await composite([
      describeRequest('User'),
      query('settings', INSPECTED_SETTINGS_QUERY),
      query('own_permissions', OWN_PERMISSIONS_QUERY),
    ]);
    return ifSetup(fromAnswer(first, readMaySeeSetup), async () => {
      const settings = fromAnswer(first, (answer) => toInspectedSettings(answer.bodyOf('settings')));
      const user = fromAnswer(first, (answer) => toObjectAccess(answer.bodyOf(describeRequest('User').referenceId)));
      const loginField = loginFieldOf(settings, { User: user });
      return fromAnswer(await composite(peopleRequests(loginField)), (answer) => toPeople(answer, loginField));
    });
  }

  return { inspect, people };
}

const OWN_PERMISSIONS_QUERY = 'SELECT PermissionsViewSetup FROM UserPermissionAccess';

function query(referenceId: string, soql: string): Subrequest {
  return { referenceId, url: queryPath(API_VERSION, soql) };
}

async function logIn(connection: MeteredConnection): Promise<Answer<SalesforceIdentity>> {
  try {
    return { kind: 'known', value: await connection.identity() };
  } catch (error) {
    return refusalOf(error);
  }
}

function offline(login: OrgInspection['login']): OrgInspection {
  const nothing = { kind: 'offline' } as const;
  const objects = Object.fromEntries(INSPECTED_OBJECTS.map((object) => [object, nothing]));
  const first = { user: nothing, organization: nothing, settings: nothing, flows: nothing };
  const second = { recentCases: nothing, people: nothing, pages: nothing, proofRules: nothing };
  return { ...first, ...second, login, objects, needs: neededAccess(null), apiUsage: null };
}

/**
 * Asks only where our user sees all of it: without View Setup and Configuration Salesforce hides the objects, or shows
 * our own rows and calls that everything.
 */
async function ifSetup<T>(
  maySeeSetup: Answer<boolean>,
  read: () => Answer<T> | Promise<Answer<T>>,
): Promise<Answer<T>> {
  if (maySeeSetup.kind !== 'known') return maySeeSetup;
  return maySeeSetup.value ? read() : { kind: 'hidden' };
}

function readMaySeeSetup(answer: CompositeAnswer): boolean {
  const row = rowsOf(answer.bodyOf('own_permissions'))[0];
  return z.object({ PermissionsViewSetup: z.boolean() }).parse(row).PermissionsViewSetup;
}

type Objects = Readonly<Record<string, Answer<ObjectAccess | null>>>;
type SettingsAnswer = Answer<InspectedSettings | null>;

function fieldNames(objects: Objects, object: string): readonly string[] {
  const access = objects[object];
  return access?.kind === 'known' ? (access.value?.fields.map(({ name }) => name) ?? []) : [];
}

function loginFieldOf(settings: SettingsAnswer, objects: Objects): string {
  const named = settings.kind === 'known' && settings.value !== null ? loginChoice(settings.value.settings).name : '';
  return fieldNames(objects, 'User').find((name) => name === named) ?? DEFAULT_LOGIN;
}

/** Those of the pattern that exist: the others are told by a check of their own. */
function caseFieldsOf(settings: SettingsAnswer, objects: Objects): readonly string[] {
  if (settings.kind !== 'known' || settings.value === null) return [];
  const names = patternChoices(settings.value.settings).map(({ name }) => name);
  return names.filter((name) => fieldNames(objects, 'Case').includes(name));
}

function casesQuery(fields: readonly string[]): string {
  return `SELECT ${soqlFields(['Id', 'CaseNumber', ...fields])} FROM Case ORDER BY CreatedDate DESC LIMIT ${CASE_SAMPLES}`;
}

function toSamples(answer: CompositeAnswer, fields: readonly string[]): readonly CaseSample[] {
  return rowsOf(answer.bodyOf('cases')).map((row) => {
    const { Id, CaseNumber } = z.object({ Id: z.string(), CaseNumber: z.string() }).parse(row);
    return { id: Id, number: CaseNumber, values: textValues(row, fields) };
  });
}

function toFlows(answer: CompositeAnswer): readonly FlowState[] {
  return rowsOf(answer.bodyOf('flows')).map((row) => {
    const { ApiName, Label, IsActive } = flowSchema.parse(row);
    return { name: ApiName, label: Label, isActive: IsActive };
  });
}

const userSchema = z
  .object({ Name: z.string(), Username: z.string() })
  .transform(({ Name, Username }) => ({ name: Name, username: Username }));
const organizationSchema = z
  .object({ Name: z.string(), IsSandbox: z.boolean() })
  .transform(({ Name, IsSandbox }) => ({ name: Name, isSandbox: IsSandbox }));

function toNamed<T>(answer: CompositeAnswer, referenceId: string, schema: z.ZodType<T>): T {
  return schema.parse(rowsOf(answer.bodyOf(referenceId))[0]);
}
