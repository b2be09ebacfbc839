import { replace, type DamageCase } from './damage.ts';

const REGISTRATION = 'Start_Video_Middleware.externalServiceRegistration-meta.xml';
const RULE = 'external-service';

/** Damage to the registration of the external service, and the rule that notices it. */
export const SERVICES: readonly DamageCase[] = [
  ['a registration that lags behind the middleware', RULE, replace(REGISTRATION, '"caseId"', '"ticketId"')],
  ['a registration that is no document', RULE, replace(REGISTRATION, '<schema>{', '<schema>')],
  ['a named credential that is not there', 'references', replace(REGISTRATION, 'Reference>Start_', 'Reference>Begin_')],
];
