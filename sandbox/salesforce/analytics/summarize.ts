import type { Summary } from '../types.ts';

const WORDS: Readonly<Record<Summary, string>> = {
  Sum: 'Sum of',
  Average: 'Average',
  Maximum: 'Largest',
  Minimum: 'Smallest',
  Median: 'Median',
  Unique: 'Unique',
};

export const summaryLabel = (summary: Summary, label: string): string => `${WORDS[summary]} ${label}`;

/** A summary of the values that are there; null of none, but for a sum and a count. */
export function summarize(summary: Summary, values: readonly (number | string | boolean)[]): number | null {
  if (summary === 'Unique') return new Set(values).size;
  const numbers = values.map(Number).toSorted((left, right) => left - right);
  const sum = numbers.reduce((total, value) => total + value, 0);
  if (summary === 'Sum') return sum;
  if (numbers.length === 0) return null;
  const middle = (numbers.length - 1) / 2;
  const at = (index: number): number => numbers[index] ?? 0;
  switch (summary) {
    case 'Average':
      return sum / numbers.length;
    case 'Maximum':
      return at(numbers.length - 1);
    case 'Minimum':
      return at(0);
    case 'Median':
      return (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
  }
}
