import type { CheckDefinition } from './check.ts';
import { judgeSettings } from './judge.ts';
import { CONNECTION_STEP } from './menu.ts';

/** Pages call the URL of the settings and bind their proofs to its origin: it must be ours. */
export const publicUrl: CheckDefinition = {
  id: 'public-url',
  group: 'connection',
  run: (facts) =>
    judgeSettings(facts, ({ middlewareUrl }) => {
      const { origin } = facts;
      if (middlewareUrl !== null && URL.parse(middlewareUrl)?.origin === origin)
        return { state: 'ok', finding: `Pages call ${origin}, which is this middleware.` };
      const said = middlewareUrl === null ? 'name no Middleware URL' : `name the Middleware URL ${middlewareUrl}`;
      return {
        state: 'error',
        finding: `The settings ${said}, but this middleware calls itself ${origin} (PUBLIC_URL). No proof is accepted.`,
        remedy: `${CONNECTION_STEP}: set Middleware URL to ${origin}. If that is not the address that browsers use, correct PUBLIC_URL and start the middleware anew.`,
      };
    }),
};
