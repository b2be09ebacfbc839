import { Router } from 'express';
import { z } from 'zod';
import type { Org } from '../types.ts';

const activeBody = z.strictObject({ isActive: z.boolean() });

/** What an administrator does in Setup with validation rules. */
export function createRuleRouter({ rules }: Org): Router {
  const router = Router();

  router.post('/validation-rules/:object/:name', ({ params: { object, name }, body }, response) => {
    rules.setActive(object, name, activeBody.parse(body).isActive);
    response.status(204).end();
  });

  return router;
}
