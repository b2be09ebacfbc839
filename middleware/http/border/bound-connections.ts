import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { SECOND_MS } from '../../time/clock.ts';
import { networkOf } from './address.ts';

export interface ConnectionBounds {
  /** Open connections in total. */
  readonly total: number;
  /** Open connections of one address (of IPv6: of one /64), unless it is a proxy that we trust. */
  readonly perAddress: number;
  /** Requests on one connection that are not answered yet. Browsers and proxies send one at a time. */
  readonly unanswered: number;
  /** How long the other side may take to fetch an answer, milliseconds. */
  readonly fetchMs: number;
}

interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

interface Guest {
  readonly socket: Socket;
  readonly network: string;
  readonly exchanges: Set<Exchange>;
  /** Since when an answer waits to be fetched, as `performance.now()` tells; null if none does. */
  slowSince: number | null;
}

export interface Connections {
  /** Whether a request may be answered: false if its connection was closed, for it asked for too much at a time. */
  admit(req: IncomingMessage, res: ServerResponse): boolean;
  /** Whether something of an answer may still be written to a connection. */
  isUnanswered(socket: Socket): boolean;
}

const SWEEP_MS = SECOND_MS;

/**
 * Bounds the connections of a server so that nobody is locked out: where one more would be too many, the one that has
 * kept us waiting the longest is closed in its place (idle, half a request, an answer that is not fetched), of the
 * address that has the most. What is being worked on is never closed. If all are, the newcomer is.
 *
 * @param isProxy whether an address is a proxy that we trust: it speaks for many
 */
export function boundConnections(
  server: Server,
  { total, perAddress, unanswered, fetchMs }: ConnectionBounds,
  isProxy: (address: string) => boolean,
): Connections {
  /** By network; within one in the order in which they began to keep us waiting. */
  const guests = new Map<string, Set<Guest>>();
  const bySocket = new WeakMap<Socket, Guest>();
  let open = 0;

  function place(guest: Guest): void {
    const neighbours = guests.get(guest.network) ?? new Set();
    neighbours.delete(guest);
    neighbours.add(guest);
    guests.set(guest.network, neighbours);
  }

  function leave(guest: Guest): void {
    const neighbours = guests.get(guest.network);
    if (neighbours?.delete(guest) !== true) return;
    open -= 1;
    if (neighbours.size === 0) guests.delete(guest.network);
  }

  /** Closes the one of these that has waited the longest. */
  function closeOne(neighbours: ReadonlySet<Guest>): boolean {
    for (const guest of neighbours) {
      if (isBusy(guest)) continue;
      leave(guest);
      guest.socket.destroy();
      return true;
    }
    return false;
  }

  function makeRoom(network: string, address: string): boolean {
    const neighbours = guests.get(network);
    if (neighbours !== undefined && neighbours.size >= perAddress && !isProxy(address)) return closeOne(neighbours);
    if (open < total) return true;
    return [...guests.values()].toSorted((one, other) => other.size - one.size).some(closeOne);
  }

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? '';
    const network = networkOf(address);
    if (!makeRoom(network, address)) {
      socket.destroy();
      return;
    }
    const guest: Guest = { socket, network, exchanges: new Set(), slowSince: null };
    open += 1;
    place(guest);
    bySocket.set(socket, guest);
    socket.once('close', () => leave(guest));
  });

  const sweeper = setInterval(() => {
    const now = performance.now();
    for (const neighbours of guests.values()) {
      for (const guest of neighbours) {
        if (![...guest.exchanges].some(({ res }) => res.writableEnded)) guest.slowSince = null;
        else if (now - (guest.slowSince ??= now) > fetchMs) guest.socket.destroy();
      }
    }
  }, SWEEP_MS).unref();
  server.once('close', () => clearInterval(sweeper));

  return {
    admit: (req, res) => {
      const guest = bySocket.get(req.socket);
      if (guest === undefined || req.socket.destroyed) return false;
      if (guest.exchanges.size >= unanswered) {
        req.socket.destroy();
        return false;
      }
      const exchange = { req, res };
      guest.exchanges.add(exchange);
      res.once('close', () => {
        guest.exchanges.delete(exchange);
        if (guests.get(guest.network)?.has(guest) === true) place(guest);
      });
      return true;
    },
    isUnanswered: (socket) => [...(bySocket.get(socket)?.exchanges ?? [])].every(({ res }) => !res.headersSent),
  };
}

/** What was asked completely and is not answered yet is worked on, whoever waits for it. */
function isBusy({ exchanges }: Guest): boolean {
  return [...exchanges].some(({ req, res }) => req.complete && !res.writableEnded);
}
