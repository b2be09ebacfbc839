import type { RequestHandler } from 'express';
import { AppError } from '../errors/app-error.ts';

/** For the end of an address's routes: what came so far has none of the methods. @param methods as in "GET or POST" */
export function refuseOtherMethods(methods: string): RequestHandler {
  return () => {
    throw new AppError('METHOD_NOT_ALLOWED', `Use ${methods} here.`);
  };
}
