import { z } from 'zod';
import type { OldBefore } from '../../domain/retention.ts';
import { PAGE, type OldSession, type PersonalRecords } from '../../work/retention/retention-port.ts';
import { parseAnswer, toReadingError } from '../call-error.ts';
import { API_VERSION } from '../connection.ts';
import { rowsOf } from '../query-answer.ts';
import { queryPath, soqlText, soqlTime } from '../soql.ts';
import { clearSessions } from './clear-sessions.ts';
import { deleteFiles } from './delete-files.ts';
import type { RetentionConnection } from './retention-connection.ts';

/** Of a session that waits for its room there is nothing to remove. Of those whose room was left open by a fault there is. */
const HAD_A_ROOM = ['Ready', 'Active', 'Completed', 'Expired', 'Failed', 'Cancelled'];

const sessionSchema = z.object({ Id: z.string(), Case__c: z.string().nullable(), Contact__c: z.string().nullable() });
const countSchema = z.object({ totalSize: z.number() });

/** Personal data of calls in the org: fields of the session, and the files that this user has made of it. */
export function createPersonalRecords(connection: RetentionConnection): PersonalRecords {
  return {
    findOld: (before, after) =>
      reading(async () => {
        const soql =
          after === null
            ? `SELECT Id, Case__c, Contact__c FROM Video_Session__c WHERE ${oldOnes(before)} ORDER BY Id LIMIT ${PAGE}`
            : `SELECT Id, Case__c, Contact__c FROM Video_Session__c WHERE ${oldOnes(before)} AND Id > ${soqlText(after)} ORDER BY Id LIMIT ${PAGE}`;
        const { body } = await connection.get(queryPath(API_VERSION, soql));
        return rowsOf(body).map((row): OldSession => {
          const { Id, Case__c, Contact__c } = parseAnswer(sessionSchema, row);
          return { id: Id, caseId: Case__c, contactId: Contact__c };
        });
      }),
    countOld: (before) =>
      reading(async () => {
        const soql = `SELECT COUNT() FROM Video_Session__c WHERE ${oldOnes(before)}`;
        return parseAnswer(countSchema, (await connection.get(queryPath(API_VERSION, soql))).body).totalSize;
      }),
    deleteFiles: (sessions) => reading(() => deleteFiles(connection, sessions)),
    clear: (sessionIds, now) => reading(() => clearSessions(connection, sessionIds, now)),
  };
}

function oldOnes({ over, withoutContact }: OldBefore): string {
  const time = soqlTime(over);
  return (
    `Status__c IN (${HAD_A_ROOM.map(soqlText).join(',')}) AND Personal_Data_Removed_At__c = null ` +
    `AND (Ended_At__c < ${time} OR (Ended_At__c = null AND CreatedDate < ${time}) ` +
    `OR (Contact__c = null AND CreatedDate < ${soqlTime(withoutContact)}))`
  );
}

async function reading<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw toReadingError(error);
  }
}
