import { describe, expect, it } from 'vitest';
import { PACKAGED_FLOWS } from '../../../middleware/domain/packaged-flows.ts';
import { orderFlows, type PackagedFlow } from './flow-order.ts';
import { planActivation } from './flow-versions.ts';
import { readFlows } from './read-flows.ts';

const flow = (name: string, subflows: string[] = [], isActive = true): PackagedFlow => ({ name, subflows, isActive });

describe('orderFlows', () => {
  it('puts subflows first, also those of subflows, and one that only others need', () => {
    expect(orderFlows([flow('a', ['b']), flow('b', ['c', 'd']), flow('c', [], false), flow('d')])).toEqual([
      ...['c', 'd', 'b', 'a'],
    ]);
  });

  it('leaves out templates, and flows that are not of the package', () => {
    expect(orderFlows([flow('template', ['a'], false), flow('a', ['other'])])).toEqual(['a']);
  });

  it('refuses a circle by name', () => {
    expect(() => orderFlows([flow('a', ['b']), flow('b', ['a'])])).toThrow('a → b → a');
  });

  it('orders the flows of the package: each after those that it calls', () => {
    const flows = readFlows('force-app/main/default/flows');
    const order = orderFlows(flows);
    expect(order.toSorted()).toEqual(PACKAGED_FLOWS.toSorted());
    const calls = flows
      .filter(({ isActive }) => isActive)
      .flatMap(({ name, subflows }) => subflows.map((one) => [one, name]));
    expect(calls.length).toBeGreaterThan(0);
    for (const [first = '', then = ''] of calls) expect(order.indexOf(first)).toBeLessThan(order.indexOf(then));
  });
});

describe('planActivation', () => {
  const state = (name: string, activeVersion: number | null, latestVersion: number) => ({
    id: `300${name}`,
    ...{ name, activeVersion, latestVersion },
  });

  it('activates what does not run in its newest version, and names what is not there', () => {
    const states = [state('old', 1, 2), state('idle', null, 1), state('running', 3, 3)];
    const { due, missing } = planActivation(['idle', 'gone', 'running', 'old'], states);
    expect(due.map(({ name }) => name)).toEqual(['idle', 'old']);
    expect(missing).toEqual(['gone']);
  });
});
