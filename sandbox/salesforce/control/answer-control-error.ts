import type { NextFunction, Request, Response } from 'express';
import { z } from 'zod';
import { SalesforceError } from '../salesforce-error.ts';

/** Whoever drives the control plane wants to read at once what was wrong. */
export function answerControlError(error: unknown, _request: Request, response: Response, next: NextFunction): void {
  if (error instanceof z.ZodError) response.status(400).json({ error: z.prettifyError(error) });
  else if (error instanceof SalesforceError) response.status(error.status).json({ error: error.message });
  else next(error);
}
