import type { RoomView, Signal, TimeView } from '../room/protocol.ts';

export interface SessionListener {
  onState(view: RoomView): void;
  onTime(time: TimeView): void;
  onSignal(signal: Signal): void;
  /** The room was opened in another window. */
  onReplaced(): void;
  /** The server cannot be reached; the browser goes on trying. */
  onLost(): void;
  /** The server does not know this page any more; nobody tries again. */
  onGone(): void;
}

export interface Session {
  send(action: string, body: object): Promise<void>;
  sendImage(action: string, image: Blob): Promise<void>;
}

/** The page's line to its room. */
export function openSession(id: string, listener: SessionListener): Session {
  const base = `/session/${id}`;
  const events = new EventSource(`${base}/events`);
  const on = <T>(name: string, handle: (data: T) => void) =>
    events.addEventListener(name, (event) => handle(JSON.parse((event as MessageEvent<string>).data) as T));
  on<RoomView>('state', (view) => {
    if (view.phase === 'ended' || view.phase === 'expired') events.close();
    listener.onState(view);
  });
  on<TimeView>('time', listener.onTime);
  on<Signal>('signal', listener.onSignal);
  on('replaced', () => {
    events.close();
    listener.onReplaced();
  });
  events.onerror = () => {
    // An answer that is a refusal closes the line for good (HTML, "Server-sent events", "fail the connection").
    if (events.readyState === EventSource.CLOSED) listener.onGone();
    else listener.onLost();
  };

  async function post(action: string, body: BodyInit, type: string): Promise<void> {
    const response = await fetch(`${base}/${action}`, { method: 'POST', body, headers: { 'content-type': type } });
    if (!response.ok) throw new Error(((await response.json()) as { message: string }).message);
  }
  return {
    send: (action, body) => post(action, JSON.stringify(body), 'application/json'),
    sendImage: (action, image) => post(action, image, 'image/png'),
  };
}
