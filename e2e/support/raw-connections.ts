import { connect, type Socket } from 'node:net';

/** A connection by hand, as no HTTP library would send it. */
export interface RawConnection {
  readonly socket: Socket;
  /** What came so far. */
  received(): string;
  /** Milliseconds from its opening to its end; null while it is open. */
  openMs(): number | null;
}

/** Connections that are opened anew as soon as they are closed. */
export interface Siege {
  openCount(): number;
  /** Those that are open stay so. */
  stop(): void;
}

export interface RawClient {
  /** @param localAddress of this machine's loopback network: stands for a caller of its own */
  open(localAddress: string, sent?: string): Promise<RawConnection>;
  openMany(count: number, localAddress: string, sent?: string): Promise<readonly RawConnection[]>;
  /** So many connections, again and again. */
  besiege(count: number, localAddress: string, sent?: string): Promise<Siege>;
  close(): void;
}

// Whom a server sends away at once would otherwise do nothing but come again.
const AGAIN_MS = 500;
// More at a time than the queue of a listening socket takes would only wait for each other.
const AT_A_TIME = 100;

export function createRawClient(url: string): RawClient {
  const { port } = new URL(url);
  const sockets = new Set<Socket>();
  const stops: (() => void)[] = [];

  async function open(localAddress: string, sent = ''): Promise<RawConnection> {
    const startedAt = performance.now();
    let openMs: number | null = null;
    let text = '';
    const socket = connect({ port: Number(port), host: '127.0.0.1', localAddress });
    sockets.add(socket);
    socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
    socket.on('error', () => undefined).on('close', () => (openMs = performance.now() - startedAt));
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve));
    if (sent !== '') socket.write(sent, 'latin1');
    return { socket, received: () => text, openMs: () => openMs };
  }

  async function openMany(count: number, localAddress: string, sent?: string): Promise<readonly RawConnection[]> {
    const opened: RawConnection[] = [];
    while (opened.length < count) {
      const batch = Array.from({ length: Math.min(AT_A_TIME, count - opened.length) }, () => open(localAddress, sent));
      opened.push(...(await Promise.all(batch)));
    }
    return opened;
  }

  async function besiege(count: number, localAddress: string, sent?: string): Promise<Siege> {
    const opened = new Set(await openMany(count, localAddress, sent));
    const closed = (): RawConnection[] => [...opened].filter(({ openMs }) => openMs() !== null);
    let isStopped = false;
    const comeAgain = async (): Promise<void> => {
      const gone = closed();
      for (const connection of gone) opened.delete(connection);
      for (const connection of await openMany(gone.length, localAddress, sent)) opened.add(connection);
      if (!isStopped) timer = setTimeout(() => void comeAgain(), AGAIN_MS);
    };
    let timer = setTimeout(() => void comeAgain(), AGAIN_MS);
    const stop = (): void => {
      isStopped = true;
      clearTimeout(timer);
    };
    stops.push(stop);
    return { openCount: () => opened.size - closed().length, stop };
  }

  return {
    open,
    openMany,
    besiege,
    close: () => {
      for (const stop of stops) stop();
      for (const socket of sockets) socket.destroy();
    },
  };
}
