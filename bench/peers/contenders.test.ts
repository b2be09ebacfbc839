import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { startSessions } from '../support/load.ts';
import { forkHandler, forkPeers, type Peers } from '../support/processes.ts';
import type { Target } from '../support/target.ts';

describe('the handler of Express and jsforce', () => {
  let peers: Peers;
  let handler: Target;
  beforeAll(async () => {
    peers = await forkPeers();
    handler = await forkHandler(path.join(import.meta.dirname, 'express-handler.ts'), peers.url);
  });
  afterAll(async () => {
    await handler.end();
    peers.end();
  });

  it('writes all three records of a session with five calls', async () => {
    await peers.tell({ calls: 0, down: false });
    const { answered, firstFailure } = await startSessions(handler.url, 6, 3);
    expect({ answered: answered.length, firstFailure }).toEqual({ answered: 6, firstFailure: '' });
    expect(await peers.countWritten(answered)).toMatchObject({ calls: 30, unwritten: 0, half: 0 });
  });

  it('answers no room while Salesforce takes no writes', async () => {
    await peers.tell({ down: true });
    const { asked, failures } = await startSessions(handler.url, 4, 2);
    expect(failures).toBe(4);
    expect(await peers.countWritten(asked)).toMatchObject({ unwritten: 4 });
  });
});

const nodeSchema = z.looseObject({
  id: z.string(),
  type: z.string(),
  func: z.string().optional(),
  wires: z.array(z.array(z.string())).default([]),
});

describe('the flow of Node-RED', () => {
  const text = readFileSync(path.join(import.meta.dirname, 'node-red/flow.json'), 'utf8');
  const nodes = z.array(nodeSchema).parse(JSON.parse(text));

  it('leads from a request over four calls of Salesforce to an answer', () => {
    const ids = new Set(nodes.map(({ id }) => id));
    expect(nodes.flatMap(({ wires }) => wires.flat()).filter((id) => !ids.has(id))).toEqual([]);
    const kinds = nodes.map(({ type }) => type);
    expect(kinds.filter((kind) => kind === 'http request')).toHaveLength(4 + 1);
    expect(kinds).toEqual(expect.arrayContaining(['http in', 'join', 'http response']));
  });

  it('has functions that are JavaScript', () => {
    const functions = nodes.flatMap(({ func }) => (func === undefined ? [] : [func]));
    expect(functions).toHaveLength(4);
    for (const code of functions) expect(() => new Script(`(function () {${code}})`)).not.toThrow();
  });
});
