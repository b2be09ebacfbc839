import { z } from 'zod';

/** What Node's `--cpu-prof` writes: the Chrome DevTools Protocol's `Profiler.Profile`; times in microseconds. */
const profileSchema = z.object({
  nodes: z.array(z.object({ id: z.number(), callFrame: z.object({ functionName: z.string(), url: z.string() }) })),
  samples: z.array(z.number()),
  timeDeltas: z.array(z.number()),
});

const IDLE = '(idle)';

/**
 * Which share of the busy time was spent in each part: what the topmost function belongs to at each sample.
 *
 * @param skipMs what is left out from the start of the process on, milliseconds: code that is loaded and not warm yet
 */
export function shareByPart(content: unknown, skipMs: number): Map<string, number> {
  const { nodes, samples, timeDeltas } = profileSchema.parse(content);
  const parts = new Map(nodes.map(({ id, callFrame }) => [id, partOf(callFrame)]));
  const times = new Map<string, number>();
  let total = 0;
  let passed = 0;
  samples.forEach((id, index) => {
    const part = parts.get(id) ?? '';
    const time = timeDeltas[index] ?? 0;
    passed += time;
    if (part === IDLE || passed < skipMs * 1000) return;
    total += time;
    times.set(part, (times.get(part) ?? 0) + time);
  });
  return new Map([...times].map(([part, time]) => [part, time / total]));
}

function partOf({ functionName, url }: { readonly functionName: string; readonly url: string }): string {
  const packages = [...url.matchAll(/node_modules\/((?:@[^/]+\/)?[^/]+)/gu)];
  const owner = packages.at(-1)?.[1];
  if (owner !== undefined) return owner;
  const own = /\/middleware\/(?:(\w[\w-]*)\/)?/u.exec(url);
  if (own !== null) return `middleware/${own[1] ?? ''}`;
  const internal = /^node:(?:internal\/)?([\w-]+)/u.exec(url)?.[1];
  if (internal !== undefined) return `node:${internal}`;
  if (url !== '') return 'other';
  return functionName === IDLE || functionName.startsWith('(') ? functionName : `native ${functionName}`;
}
