const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  N: '\n',
  r: '\r',
  R: '\r',
  t: '\t',
  T: '\t',
  b: '\b',
  B: '\b',
  f: '\f',
  F: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * The text of a quoted SOQL string, or undefined where Salesforce refuses an escape.
 * `\_` and `\%` stay escaped: only LIKE gives them a meaning.
 * Source: SOQL and SOSL Reference, "Quoted String Escape Sequences".
 */
export function decodeString(quoted: string): string | undefined {
  const refused: string[] = [];
  const text = quoted.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|.|$)/gsu, (sequence: string, code: string) => {
    if (code === '_' || code === '%') return sequence;
    if (code.length === 5) return String.fromCharCode(parseInt(code.slice(1), 16));
    const character = ESCAPES[code];
    if (character === undefined) refused.push(sequence);
    return character ?? '';
  });
  return refused.length > 0 ? undefined : text;
}

/** A LIKE pattern as a regular expression: `%` any text, `_` one character, letters in either case. */
export function likePattern(text: string): RegExp {
  const source = text.replace(/\\([%_])|[%_]|[.*+?^${}()|[\]\\]/gu, (match: string, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped;
    if (match === '%') return '.*';
    return match === '_' ? '.' : `\\${match}`;
  });
  return new RegExp(`^${source}$`, 'isu');
}
