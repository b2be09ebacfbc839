import { z } from 'zod';
import { NOTHING_READ, type WatchReport } from '../../../domain/call-log/watch-report.ts';
import type { Connection } from '../tables.ts';

const NAME = 'call_watch';
const time = z.number().nullable();
const reportSchema = z.object({
  readAt: time,
  readBackTo: time,
  pages: z.number(),
  entries: z.number(),
  rest: z.object({ from: z.string(), to: z.string(), cursor: z.string().nullable(), floor: z.number() }).nullable(),
  wholePages: z.number(),
  aheadMs: z.number(),
  pause: z.object({ code: z.string(), reason: z.string(), since: z.number(), until: z.number() }).nullable(),
});

/** See `CallStore.keepReport`. */
export async function keepReport(connection: Connection, report: WatchReport): Promise<void> {
  const value = JSON.stringify(report);
  await connection
    .insertInto('meta')
    .values({ name: NAME, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

/** See `CallStore.readReport`. What another version keeps in another shape is as good as nothing. */
export async function readReport(connection: Connection): Promise<WatchReport> {
  const row = await connection.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  if (row === undefined) return NOTHING_READ;
  try {
    return reportSchema.parse(JSON.parse(row.value));
  } catch {
    return NOTHING_READ;
  }
}
