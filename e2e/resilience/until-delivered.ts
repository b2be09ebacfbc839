import { eventually } from '../support/control.ts';
import type { LocalInstance } from './stage.ts';

/** What `/readyz` says of deliveries. */
export interface Backlog {
  readonly unwritten: number;
  readonly parked: number;
  readonly pausedUntil?: string;
  readonly pauseReason?: string;
}

export async function readBacklog({ url }: Pick<LocalInstance, 'url'>): Promise<Backlog> {
  const response = await fetch(`${url}/readyz`);
  return ((await response.json()) as { writeBack: Backlog }).writeBack;
}

/** Waits until Salesforce has everything. */
export async function untilDelivered(instance: Pick<LocalInstance, 'url'>): Promise<void> {
  await eventually('everything was delivered', async () => (await readBacklog(instance)).unwritten === 0);
}
