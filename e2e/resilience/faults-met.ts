import type { Control } from '../support/control.ts';

/** How many requests the faults of a part of the sandbox have met since they were added. */
export async function faultsMet(control: Control): Promise<number> {
  const faults = (await control.get('/faults')) as { met: number }[];
  return faults.reduce((sum, { met }) => sum + met, 0);
}
