import { z } from 'zod';
import type { PeopleFacts } from '../../domain/org-inspection.ts';
import type { CompositeAnswer, Subrequest } from '../composite.ts';
import { API_VERSION } from '../connection.ts';
import { textValues } from '../query-answer.ts';
import { queryPath, soqlFields, soqlText } from '../soql.ts';
import { toLogin } from '../login-field.ts';

const AGENT_SET = 'Video_Agent';
// More owners than this are not listed: the page is to show whom to start with.
const MAX_OWNERS = 200;

const answerSchema = z.object({ done: z.boolean(), records: z.array(z.unknown()) });
const assignmentSchema = z.object({
  AssigneeId: z.string(),
  Assignee: z.looseObject({ Name: z.string(), Username: z.string() }),
});
const ownerSchema = z.object({ OwnerId: z.string(), Name: z.string().nullable(), openCases: z.number() });

/** Active agents with their logins, and active owners of open cases. @param loginField a field that describe knows */
export function peopleRequests(loginField: string): Subrequest[] {
  return [
    {
      referenceId: 'assignments',
      url: queryPath(
        API_VERSION,
        `SELECT ${soqlFields(['AssigneeId', 'Assignee.Name', 'Assignee.Username', `Assignee.${loginField}`])} ` +
          'FROM PermissionSetAssignment ' +
          `WHERE PermissionSet.Name = ${soqlText(AGENT_SET)} AND Assignee.IsActive = true ORDER BY Assignee.Name`,
      ),
    },
    {
      referenceId: 'owners',
      url: queryPath(
        API_VERSION,
        'SELECT OwnerId, Owner.Name, COUNT(Id) openCases FROM Case ' +
          'WHERE IsClosed = false AND Owner.IsActive = true ' +
          `GROUP BY OwnerId, Owner.Name ORDER BY COUNT(Id) DESC LIMIT ${MAX_OWNERS}`,
      ),
    },
  ];
}

export function toPeople(answer: CompositeAnswer, loginField: string): PeopleFacts {
  const assignments = answerSchema.parse(answer.bodyOf('assignments'));
  const owners = answerSchema.parse(answer.bodyOf('owners')).records.map((row) => ownerSchema.parse(row));
  return {
    // Salesforce gives 2,000 rows at a time, and the first of them are enough to show.
    isComplete: assignments.done && owners.length < MAX_OWNERS,
    assigned: assignments.records.map((row) => {
      const { AssigneeId, Assignee } = assignmentSchema.parse(row);
      return {
        id: AssigneeId,
        name: Assignee.Name,
        username: Assignee.Username,
        login: toLogin(textValues(Assignee, [loginField])[loginField] ?? null),
      };
    }),
    owners: owners.map(({ OwnerId, Name, openCases }) => ({ id: OwnerId, name: Name ?? OwnerId, openCases })),
  };
}
