/** A flow of the package, as its file says. */
export interface PackagedFlow {
  readonly name: string;
  /** Whether it is meant to run; templates are not. */
  readonly isActive: boolean;
  /** Flows that it calls. */
  readonly subflows: readonly string[];
}

/**
 * The flows that have to run, subflows before those that call them: Salesforce activates no flow whose subflow is not
 * active.
 *
 * @throws RangeError if flows call each other in a circle
 */
export function orderFlows(flows: readonly PackagedFlow[]): string[] {
  const byName = new Map(flows.map((flow) => [flow.name, flow]));
  const ordered = new Set<string>();
  const visit = (name: string, callers: readonly string[]): void => {
    if (callers.includes(name)) throw new RangeError(`Flows call each other: ${[...callers, name].join(' → ')}`);
    for (const subflow of byName.get(name)?.subflows ?? []) visit(subflow, [...callers, name]);
    if (byName.has(name)) ordered.add(name);
  };
  for (const { name, isActive } of flows) if (isActive) visit(name, []);
  return [...ordered];
}
