import { describe, expect, it } from 'vitest';
import { createOrdersUnderWay, type Order } from './orders-under-way.ts';

const order = (changes: Partial<Order> = {}): Order => ({
  personId: 'maya',
  proof: { id: 'a00', use: 'room a01' },
  left: 2,
  ...changes,
});
const proofOf = (number: number) => ({ id: `a0${number}`, use: `room ${number}` });

/** An order that ends when it is told to. */
function held() {
  let end = (): void => undefined;
  const until = new Promise<string>((resolve) => (end = () => resolve('room')));
  return { carryOut: () => until, end: () => end() };
}

let now = 0;
const clock = { now: () => now };

const codeOf = (carriedOut: Promise<unknown>): Promise<unknown> =>
  carriedOut.catch((error: unknown) => (error as { code: string }).code);

describe('orders under way', () => {
  it('are no more of a person than may be started, whoever else orders', async () => {
    const orders = createOrdersUnderWay(clock);
    const [one, two, other] = [held(), held(), held()];
    const running = [
      orders(order({ proof: proofOf(1) }), one.carryOut),
      orders(order({ proof: proofOf(2) }), two.carryOut),
      orders(order({ personId: 'otto', proof: proofOf(3), left: 1 }), other.carryOut),
    ];
    expect(await codeOf(orders(order({ proof: proofOf(4) }), held().carryOut))).toBe('RATE_LIMITED');
    one.end();
    await running[0];
    expect(await orders(order({ proof: proofOf(5) }), () => Promise.resolve('room'))).toBe('room');
    two.end();
    other.end();
    expect(await Promise.all(running)).toEqual(['room', 'room', 'room']);
  });

  it('are of one use of a proof at a time, which may come again', async () => {
    const orders = createOrdersUnderWay(clock);
    const [one, again] = [held(), held()];
    const running = [orders(order(), one.carryOut), orders(order(), again.carryOut)];
    const forAnother = order({ proof: { id: 'a00', use: 'room a02' }, left: 9 });
    expect(await codeOf(orders(forAnother, held().carryOut))).toBe('PROOF_INVALID');
    one.end();
    await running[0];
    expect(await codeOf(orders(forAnother, held().carryOut))).toBe('PROOF_INVALID');
    again.end();
    await running[1];
    // Whoever looked at the proof before still takes it for unused.
    now += 59_000;
    expect(await codeOf(orders(forAnother, held().carryOut))).toBe('PROOF_INVALID');
    expect(await orders(order(), () => Promise.resolve('room'))).toBe('room');
    now += 60_000;
    expect(await orders(forAnother, () => Promise.resolve('room'))).toBe('room');
  });

  it('let a proof order for something else if nothing came of the first', async () => {
    const orders = createOrdersUnderWay(clock);
    await codeOf(orders(order(), () => Promise.reject(new Error())));
    expect(await orders(order({ proof: { id: 'a00', use: 'room a02' } }), () => Promise.resolve('room'))).toBe('room');
  });

  it('end with their failure, too', async () => {
    const orders = createOrdersUnderWay(clock);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(
        await codeOf(orders(order({ left: 1 }), () => Promise.reject(Object.assign(new Error(), { code: 'x' })))),
      ).toBe('x');
  });

  it('are none where nothing is left', async () => {
    expect(await codeOf(createOrdersUnderWay(clock)(order({ left: 0 }), held().carryOut))).toBe('RATE_LIMITED');
    expect(await codeOf(createOrdersUnderWay(clock)(order({ left: -3 }), held().carryOut))).toBe('RATE_LIMITED');
  });
});
