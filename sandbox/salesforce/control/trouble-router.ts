import { Router } from 'express';
import { z } from 'zod';
import { limitsSchema } from '../files/file-limits.ts';
import { troubleSchema } from '../save/save-trouble.ts';
import type { Org } from '../types.ts';

const mergeBody = z.strictObject({ object: z.string(), masterId: z.string(), mergedId: z.string() });
const purgeBody = z.strictObject({ object: z.string(), id: z.string() });

/** What happens to records in a busy org: locks, failing triggers, merges, and the end of the recycle bin. */
export function createTroubleRouter({ troubles, records, files }: Org): Router {
  const router = Router();

  /** Refuses updates and deletions of a record, or of all of an object, with a code and message of Salesforce's own. */
  router.post('/save-troubles', (request, response) => {
    troubles.add(troubleSchema.parse(request.body));
    response.status(204).end();
  });

  router.delete('/save-troubles', (_request, response) => {
    troubles.clear();
    response.status(204).end();
  });

  /** What keeps the org from taking files; an empty object puts it back as it was. */
  router.post('/file-limits', (request, response) => {
    files.limits.set(limitsSchema.parse(request.body));
    response.status(204).end();
  });

  /** Lookups to the merged record name the master from now on; the merged one is in the recycle bin. */
  router.post('/merge', (request, response) => {
    const { object, masterId, mergedId } = mergeBody.parse(request.body);
    records.merge(object, masterId, mergedId);
    response.status(204).end();
  });

  /** Deletes a record as its user would, lookups to it included: it is in the recycle bin. */
  router.post('/delete', (request, response) => {
    const { object, id } = purgeBody.parse(request.body);
    records.discard(object, id);
    response.status(204).end();
  });

  /** The same, and out of the recycle bin: nothing tells any more that there was such a record. */
  router.post('/purge', (request, response) => {
    const { object, id } = purgeBody.parse(request.body);
    records.discard(object, id);
    records.purge(id);
    response.status(204).end();
  });
  return router;
}
