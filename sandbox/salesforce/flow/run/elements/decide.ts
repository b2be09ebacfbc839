import type { FlowDecision } from '../../definition.ts';
import { holds } from '../compare.ts';
import type { Interview } from '../interview.ts';

/** The element behind the first rule that holds, else the one behind the default outcome. */
export function decide(interview: Interview, { rules, next }: FlowDecision): string | undefined {
  const rule = rules.find((one) => holds(interview, one) && !(one.onlyWhenChanged && heldBefore(interview, one)));
  if (rule === undefined) return next;
  interview.visited.add(rule.name);
  return rule.next;
}

/** Whether the rule held for the record as it was, too. */
function heldBefore(interview: Interview, rule: FlowDecision['rules'][number]): boolean {
  const { record } = interview;
  if (record === undefined || record.prior === null) return false;
  const { current } = record;
  record.current = record.prior;
  try {
    return holds(interview, rule);
  } finally {
    record.current = current;
  }
}
