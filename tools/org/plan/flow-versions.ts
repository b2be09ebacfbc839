/** A flow in the org: which version runs, and which is the newest. */
export interface FlowState {
  readonly id: string;
  readonly name: string;
  readonly activeVersion: number | null;
  readonly latestVersion: number;
}

export interface FlowPlan {
  /** In the order in which they can be activated. */
  readonly due: readonly FlowState[];
  /** Not in the org. */
  readonly missing: readonly string[];
}

/** @param order names, subflows first */
export function planActivation(order: readonly string[], states: readonly FlowState[]): FlowPlan {
  const byName = new Map(states.map((state) => [state.name, state]));
  return {
    due: order.flatMap((name) => {
      const state = byName.get(name);
      return state === undefined || state.activeVersion === state.latestVersion ? [] : [state];
    }),
    missing: order.filter((name) => !byName.has(name)),
  };
}
