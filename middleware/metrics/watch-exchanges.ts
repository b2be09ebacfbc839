import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

export interface Exchange {
  readonly upstream: string;
  /** HTTP status of the answer; null if none came. */
  readonly status: number | null;
  /** Until the answer was there as a whole, or was given up. */
  readonly seconds: number;
}

export type OnExchange = (exchange: Exchange) => void;

interface UnderWay {
  readonly upstream: string;
  readonly startedAt: number;
  status: number | null;
}

const message = z.object({
  request: z.custom<object>((value) => typeof value === 'object' && value !== null),
  response: z.object({ statusCode: z.number() }).optional(),
});
const addressed = z.object({ origin: z.union([z.string(), z.instanceof(URL)]) });

/**
 * Tells of each exchange with the named origins, as undici publishes it (undici, "Diagnostics Channel Support"): whoever
 * sends knows nothing of it. Other origins are nobody's. Returns how to stop.
 *
 * @param origins names by origin, such as `https://example.my.salesforce.com`
 */
export function watchExchanges(origins: ReadonlyMap<string, string>, onExchange: OnExchange): () => void {
  const underWay = new WeakMap<object, UnderWay>();

  const begun = (published: unknown): void => {
    const { request } = message.parse(published);
    const { origin } = addressed.parse(request);
    const upstream = origins.get(new URL(origin).origin);
    if (upstream !== undefined) underWay.set(request, { upstream, startedAt: performance.now(), status: null });
  };
  const answered = (published: unknown): void => {
    const { request, response } = message.parse(published);
    const known = underWay.get(request);
    if (known !== undefined) known.status = response?.statusCode ?? null;
  };
  const ended = (published: unknown): void => tell(published, (known) => known.status);
  const failed = (published: unknown): void => tell(published, () => null);

  function tell(published: unknown, statusOf: (known: UnderWay) => number | null): void {
    const { request } = message.parse(published);
    const known = underWay.get(request);
    if (known === undefined) return;
    underWay.delete(request);
    const { upstream, startedAt } = known;
    onExchange({ upstream, status: statusOf(known), seconds: (performance.now() - startedAt) / 1000 });
  }

  const listeners = Object.entries({
    'undici:request:create': begun,
    'undici:request:headers': answered,
    'undici:request:trailers': ended,
    'undici:request:error': failed,
  });
  for (const [channel, listener] of listeners) subscribe(channel, listener);
  return () => {
    for (const [channel, listener] of listeners) unsubscribe(channel, listener);
  };
}
