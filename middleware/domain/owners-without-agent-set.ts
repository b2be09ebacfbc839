import type { CaseOwner, PeopleFacts } from './org-inspection.ts';

/** Owners of open cases who may not start a call. */
export function ownersWithoutAgentSet({ assigned, owners }: PeopleFacts): readonly CaseOwner[] {
  const ids = new Set(assigned.map(({ id }) => id));
  return owners.filter(({ id }) => !ids.has(id));
}
