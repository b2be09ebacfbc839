import { fromLightning } from 'c/videoErrors';

/** True once Lightning Data Service answered, one way or the other. */
export function isSettled({ data, error }: LightningWireValue<unknown>): boolean {
  return data !== undefined || error !== undefined;
}

/** True if Salesforce refused for good: what was asked for does not exist for this user. */
export function isRefusal(error: LightningFetchResponse | undefined): boolean {
  const status = error?.status ?? 0;
  // Whoever is logged out lacks no permission.
  return (
    status >= 400 && status < 500 && !['SESSION_EXPIRED', 'SALESFORCE_UNREACHABLE'].includes(fromLightning(error).code)
  );
}
