import { soqlText } from '../../../middleware/salesforce/soql.ts';

/** Several texts for `IN`. */
export function soqlTexts(texts: readonly string[]): string {
  return `(${texts.map(soqlText).join(', ')})`;
}

/**
 * Field values as `sf data create record --values` reads them. It takes quotes away and knows no escape, so a text that
 * holds one cannot be sent.
 *
 * @throws RangeError if a value holds a quote; an object's own double quotes are kept, for single ones go around it
 */
export function formatValues(values: Readonly<Record<string, string | boolean | object>>): string {
  return Object.entries(values)
    .map(([field, value]) => {
      const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
      if (text.includes("'") || (typeof value === 'string' && text.includes('"')))
        throw new RangeError(`${field} cannot be sent with a quote in it: ${text}`);
      return `${field}='${text}'`;
    })
    .join(' ');
}
