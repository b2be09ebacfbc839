import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { AppError } from '../../errors/app-error.ts';
import type { SetupStore } from '../../storage/setup-store.ts';
import type { SetupReader } from './setup-facts-port.ts';
import { setupPersonOf } from './setup-token.ts';

export interface RightsParts {
  readonly setupReader: SetupReader;
  readonly setup: SetupStore;
  readonly log: Logger;
}

/**
 * Before anything lasting is changed, Salesforce is asked again: the token says only what the person might do up to ten
 * minutes ago. Who may not any more loses every token, so that nothing else is read with them either.
 */
export function requireRights({ setupReader, setup, log }: RightsParts): RequestHandler {
  return async (_, res, next) => {
    const { id } = setupPersonOf(res);
    if (!(await setupReader.mayStillEdit(id))) {
      await setup.endTokens(id);
      log.warn({ personId: id }, 'change refused: the person may not edit the settings any more');
      throw new AppError(
        'ACCESS_DENIED',
        'You may not edit the Video Settings record any more, so nothing was changed. Ask an administrator.',
      );
    }
    next();
  };
}
