import type { Request } from 'express';
import { Router } from 'express';
import { z } from 'zod';
import type { ObjectSchema, Org } from '../types.ts';
import { invalidType, resourceNotFound } from '../salesforce-error.ts';
import { toRecordId } from '../store/record-id.ts';

const values = z.record(z.string(), z.unknown());

/** Rows as they are stored, below `/records`: read, planted and changed without anybody's permission or stamp. */
export function createRecordRouter(org: Org): Router {
  const router = Router();

  router.get('/:object', (request, response) => {
    response.json(org.records.list(objectOf(org, request).apiName));
  });

  router.post('/:object', (request, response) => {
    const row = org.records.plant(objectOf(org, request).apiName, values.parse(request.body));
    response.status(201).json({ id: row.Id });
  });

  router.get('/:object/:id', (request, response) => {
    const row = org.records.get(objectOf(org, request).apiName, idOf(request));
    if (row === undefined) throw resourceNotFound();
    response.json(row);
  });

  router.patch('/:object/:id', (request, response) => {
    response.json(org.records.patch(objectOf(org, request).apiName, idOf(request), values.parse(request.body)));
  });

  router.delete('/:object/:id', (request, response) => {
    org.records.remove(objectOf(org, request).apiName, idOf(request));
    response.status(204).end();
  });

  return router;
}

function objectOf(org: Org, { params }: Request<{ object: string }>): ObjectSchema {
  const object = org.metadata.object(params.object);
  if (object === undefined) throw invalidType(params.object);
  return object;
}

function idOf({ params }: Request<{ id: string }>): string {
  const id = toRecordId(params.id);
  if (id === undefined) throw resourceNotFound();
  return id;
}
