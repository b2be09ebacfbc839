import { VideoError } from 'c/videoErrors';

/** Reads a value that came over the network, or throws. */
export type Shape<T> = (value: unknown) => T;

type ObjectOf<S extends Record<string, Shape<unknown>>> = { [K in keyof S]: ReturnType<S[K]> };

/**
 * Small readers for the middleware's answers, put together as the answers are: what passes has the type it claims.
 *
 * @throws {VideoError} UNEXPECTED_ANSWER
 */
export const text: Shape<string> = (value) => (typeof value === 'string' ? value : refuse());
export const number: Shape<number> = (value) => (typeof value === 'number' ? value : refuse());
export const flag: Shape<boolean> = (value) => (typeof value === 'boolean' ? value : refuse());

/** Null also where the field is missing. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value) => (value === null || value === undefined ? null : shape(value));
}

export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value) => (Array.isArray(value) ? value.map(shape) : refuse());
}

/** One of these texts; any other (a newer middleware) becomes the first. */
export function oneOf<T extends string>(...known: [T, ...T[]]): Shape<T> {
  return (value) => known.find((each) => each === value) ?? known[0];
}

/** Fields that are not named here are left out. */
export function object<S extends Record<string, Shape<unknown>>>(shapes: S): Shape<ObjectOf<S>> {
  return (value) => {
    if (typeof value !== 'object' || value === null) {
      return refuse();
    }
    const fields = value as Record<string, unknown>;
    return Object.fromEntries(Object.entries(shapes).map(([name, read]) => [name, read(fields[name])])) as ObjectOf<S>;
  };
}

function refuse(): never {
  throw new VideoError('UNEXPECTED_ANSWER', { retryable: true });
}
