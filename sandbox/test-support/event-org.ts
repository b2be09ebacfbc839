import path from 'node:path';
import type { MovableClock } from '../core/clock.ts';
import type { Org } from '../salesforce/types.ts';
import { createTestOrg } from './test-org.ts';

const METADATA = path.join(import.meta.dirname, 'metadata');

/** An org with two platform events of its own: Order_Placed__e after the commit, Order_Viewed__e at once. */
export function createEventOrg(): Org & { readonly clock: MovableClock } {
  return createTestOrg({ more: [METADATA] });
}

/** Gives a person one of the permission sets Order_Publisher and Order_Reader. */
export function permitOrders(org: Org, userId: string, name: 'Order_Publisher' | 'Order_Reader'): void {
  const set = org.records.list('PermissionSet').find((row) => row['Name'] === name);
  org.records.plant('PermissionSetAssignment', { PermissionSetId: set?.Id, AssigneeId: userId });
}
