/** What an error body says, as far as it is there. */
export interface RefusalWords {
  readonly code?: string;
  readonly message?: string;
  readonly errorId?: string;
}

type Member = keyof RefusalWords;

/** Spelt without case, `_` and `-`; the earlier of a list counts first. Only the first of each is 8x8's own. */
const NAMES: Readonly<Record<Member, readonly string[]>> = {
  code: ['code', 'errorcode', 'errcode'],
  message: [
    'message',
    'errormessage',
    'errordescription',
    'detail',
    'details',
    'description',
    'msg',
    'reason',
    'error',
    'title',
  ],
  errorId: ['errorid'],
};
// Deeper, and behind so many others, nobody puts the reason.
const DEEPEST = 5;
const MOST_PLACES = 100;

/**
 * Reads code, message and `errorId` of an error body wherever it keeps them: 8x8 documents
 * `{"code":1002,"message":"…","errorId":"uuid","timestamp":"…"}` for its whole platform, and services, gateways and
 * proxies wrap such a thing in a list or in a member (`{"error":{…}}`, `[{…}]`, `{"errors":[{…}]}`).
 *
 * What stands further out counts first; but a code that `isKnown` before any other, for a wrapper may have one of its own.
 *
 * @param body as parsed
 */
export function readRefusalWords(body: unknown, isKnown: (code: string) => boolean): RefusalWords {
  const places = placesOf(body);
  const codes = places.flatMap((place) => textOf(place, 'code') ?? []);
  const code = codes.find(isKnown) ?? codes[0];
  const said = places.find((place) => code !== undefined && textOf(place, 'code') === code);
  // The message beside the code belongs to it.
  const nearest = said === undefined ? places : [said, ...places];
  const message = firstText(nearest, 'message') ?? bareText(body);
  const errorId = firstText(nearest, 'errorId');
  return {
    ...(code === undefined ? {} : { code }),
    ...(message === undefined ? {} : { message }),
    ...(errorId === undefined ? {} : { errorId }),
  };
}

type Place = ReadonlyMap<string, unknown>;

/** The objects of a body, from the outside in. */
function placesOf(body: unknown): Place[] {
  const places: Place[] = [];
  let level: readonly unknown[] = [body];
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    const next: unknown[] = [];
    for (const value of level.slice(0, MOST_PLACES)) {
      if (typeof value !== 'object' || value === null) continue;
      if (!Array.isArray(value)) places.push(toPlace(value));
      const members: readonly unknown[] = Object.values(value);
      next.push(...members.slice(0, MOST_PLACES));
    }
    level = next;
  }
  return places;
}

function toPlace(value: object): Place {
  return new Map(
    Object.entries(value)
      .slice(0, MOST_PLACES)
      .map(([name, member]) => [spell(name), member]),
  );
}

function spell(name: string): string {
  return name.toLowerCase().replace(/[_-]/gu, '');
}

function firstText(places: readonly Place[], member: Member): string | undefined {
  return places.flatMap((place) => textOf(place, member) ?? [])[0];
}

function textOf(place: Place, member: Member): string | undefined {
  return NAMES[member].flatMap((name) => scalarText(place.get(name)) ?? [])[0];
}

function scalarText(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return String(value).trim() || undefined;
}

/** A body that is one text, or a list that begins with one, is a message. */
function bareText(body: unknown): string | undefined {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  return typeof first === 'string' ? scalarText(first) : undefined;
}
