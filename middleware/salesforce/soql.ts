/** Ids that one query may name: its address must stay below 16,384 characters. */
export const MAX_QUERY_IDS = 200;

const NAME = /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)*$/u;

/** A text as a SOQL literal, quotes included. Source: SOQL and SOSL Reference, "Quoted String Escape Sequences". */
export function soqlText(text: string): string {
  return `'${text
    .replace(/[\\'"]/gu, '\\$&')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')}'`;
}

/**
 * A list of field names for SELECT, each once.
 *
 * @throws TypeError if one is not a name: names come from describe or from this code, so that would be our mistake
 */
export function soqlFields(names: readonly string[]): string {
  for (const name of names) if (!NAME.test(name)) throw new TypeError(`Not a field name: ${name}`);
  return [...new Set(names)].join(', ');
}

/** A date-time literal, which takes no quotes. @param time milliseconds since 1970 */
export function soqlTime(time: number): string {
  return new Date(time).toISOString();
}

/**
 * The path of a query; `@{…}` references of a composite request are left readable for Salesforce.
 *
 * @param resource `queryAll` finds what is in recycle bins too
 */
export function queryPath(apiVersion: string, soql: string, resource: 'query' | 'queryAll' = 'query'): string {
  const encoded = encodeURIComponent(soql).replace(
    /%40%7B(.*?)%7D/gu,
    (_, reference: string) => `@{${decodeURIComponent(reference)}}`,
  );
  return `/services/data/v${apiVersion}/${resource}?q=${encoded}`;
}
