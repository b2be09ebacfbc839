import { readText } from './read-values.ts';

/** Degrees. */
export interface CallLocation {
  readonly latitude: number;
  readonly longitude: number;
}

const DIGITS = 6;

/** Where the customer shared to be; null for what is no place, half of one, or the null island of an empty value. */
export function readLocation(value: unknown): CallLocation | null {
  if (typeof value !== 'object' || value === null) return null;
  const of = (names: readonly string[], most: number): number | null =>
    readDegrees(
      names.map((name): unknown => Reflect.get(value, name)).find((one) => one !== undefined),
      most,
    );
  const latitude = of(['lat', 'latitude'], 90);
  const longitude = of(['long', 'lng', 'lon', 'longitude'], 180);
  if (latitude === null || longitude === null || (latitude === 0 && longitude === 0)) return null;
  return { latitude, longitude };
}

function readDegrees(value: unknown, most: number): number | null {
  const text = readText(value);
  if (text === null || !/^-?\d{1,3}(?:\.\d+)?$/u.test(text)) return null;
  const degrees = Number(Number(text).toFixed(DIGITS));
  return Math.abs(degrees) <= most ? degrees : null;
}
