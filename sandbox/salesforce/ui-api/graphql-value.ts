/** A GraphQL input value: what UI API's `where` parameters are written in. */
export type GraphqlValue = string | number | boolean | null | readonly GraphqlValue[] | GraphqlObject;

export interface GraphqlObject {
  readonly [name: string]: GraphqlValue;
}

/** Thrown where a text is no GraphQL value. */
export class GraphqlSyntaxError extends Error {
  override readonly name = 'GraphqlSyntaxError';
}

const TOKEN = /\s*(?<token>[{}[\]:,]|"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?|[A-Za-z_]\w*)/uy;

/** Reads one value; names without quotes are enum values and become texts. @throws GraphqlSyntaxError */
export function parseGraphqlValue(text: string): GraphqlValue {
  const tokens = tokenize(text);
  const value = readValue(tokens);
  if (tokens.length > 0) throw new GraphqlSyntaxError(`Syntax Error: Unexpected ${tokens[0] ?? ''}`);
  return value;
}

function tokenize(text: string): string[] {
  const tokens: string[] = [];
  const expression = new RegExp(TOKEN);
  const end = text.trimEnd().length;
  while (expression.lastIndex < end) {
    const position = expression.lastIndex;
    const token = expression.exec(text)?.groups?.['token'];
    if (token === undefined)
      throw new GraphqlSyntaxError(`Syntax Error: Unexpected ${text.slice(position, position + 10)}`);
    // Commas are blanks in GraphQL.
    if (token !== ',') tokens.push(token);
  }
  return tokens;
}

function readValue(tokens: string[]): GraphqlValue {
  const token = tokens.shift();
  if (token === '{') return readObject(tokens);
  if (token === '[') return readList(tokens);
  if (token === undefined || /^[}\]:]$/u.test(token))
    throw new GraphqlSyntaxError(`Syntax Error: Unexpected ${token ?? '<EOF>'}`);
  if (token.startsWith('"')) return readString(token);
  if (/^-?\d/u.test(token)) return Number(token);
  if (token === 'true' || token === 'false') return token === 'true';
  return token === 'null' ? null : token;
}

function readObject(tokens: string[]): GraphqlObject {
  const entries: [string, GraphqlValue][] = [];
  while (tokens[0] !== '}') {
    const name = tokens.shift();
    if (name === undefined || !/^[A-Za-z_]/u.test(name) || tokens.shift() !== ':') {
      throw new GraphqlSyntaxError(`Syntax Error: Expected Name, found ${name ?? '<EOF>'}`);
    }
    entries.push([name, readValue(tokens)]);
  }
  tokens.shift();
  return Object.fromEntries(entries);
}

function readList(tokens: string[]): readonly GraphqlValue[] {
  const values: GraphqlValue[] = [];
  while (tokens[0] !== ']') values.push(readValue(tokens));
  tokens.shift();
  return values;
}

function readString(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    throw new GraphqlSyntaxError(`Syntax Error: Bad string ${token}`);
  }
}
