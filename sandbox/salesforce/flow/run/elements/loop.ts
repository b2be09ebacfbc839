import type { FlowLoop } from '../../definition.ts';
import { isList } from '../flow-value.ts';
import type { Interview } from '../interview.ts';
import { assignReference } from '../assign-reference.ts';
import { resolveReference } from '../evaluate.ts';

/** Hands out one item after the other; after the last, the loop can be entered anew. */
export function loop(interview: Interview, element: FlowLoop): string | undefined {
  const state = interview.loops.get(element.name) ?? enter(interview, element);
  const item = state.items[state.index];
  if (item === undefined) {
    interview.loops.delete(element.name);
    interview.results.delete(element.name);
    return element.next;
  }
  state.index += 1;
  interview.results.set(element.name, item);
  if (element.assignTo !== undefined) assignReference(interview, element.assignTo, item);
  return element.nextValue;
}

function enter(interview: Interview, { name, collection, isDescending }: FlowLoop) {
  const value = resolveReference(interview, collection);
  const items = isList(value) ? value : [];
  const state = { items: isDescending ? items.toReversed() : items, index: 0 };
  interview.loops.set(name, state);
  return state;
}
