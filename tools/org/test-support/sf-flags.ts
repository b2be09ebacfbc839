/** What one command of `sf` takes: `name!` is required, `name?` takes no value, `name*` may come again. */
type Flags = string;

/** As the manifests of @salesforce/cli 2.146 list them, for the commands that are used. */
const COMMANDS: Readonly<Record<string, Flags>> = {
  'org display': 'target-org! api-version verbose? json? flags-dir',
  'org open': 'target-org! api-version private? browser path url-only? source-file json? flags-dir',
  'org assign permset': 'name!* on-behalf-of* target-org! api-version json? flags-dir',
  'org assign permsetlicense': 'name!* on-behalf-of* target-org! api-version json? flags-dir',
  'org create scratch':
    'alias async? set-default? definition-file target-dev-hub! no-ancestors? edition snapshot no-namespace? duration-days wait api-version client-id track-source? username description name release admin-email source-org json? flags-dir',
  'data query':
    'target-org! api-version query file use-tooling-api? all-rows? result-format output-file json? flags-dir',
  'data create record': 'target-org! api-version sobject! values! use-tooling-api? json? flags-dir',
  'data update record': 'target-org! api-version sobject! record-id where values! use-tooling-api? json? flags-dir',
  'data delete record': 'target-org! api-version sobject! record-id where use-tooling-api? json? flags-dir',
  'data import tree': 'target-org! api-version files* plan json? flags-dir',
  'project deploy start':
    'api-version async? concise? dry-run? ignore-conflicts? ignore-errors? ignore-warnings? manifest metadata* metadata-dir single-package? source-dir* target-org! tests* test-level verbose? wait purge-on-delete? pre-destructive-changes post-destructive-changes coverage-formatters* junit? results-dir json? flags-dir',
  'project generate manifest':
    'api-version metadata* source-dir* name type include-packages* excluded-metadata* from-org output-dir json? flags-dir',
};

export interface Parsed {
  readonly command: string;
  /** Undefined for a flag that did not come. */
  one(flag: string): string | undefined;
  all(flag: string): readonly string[];
  has(flag: string): boolean;
}

/** Thrown in the words of the command line. */
export class UsageError extends Error {}

/** Takes arguments apart as `sf` does, and refuses what `sf` refuses. @throws UsageError */
export function parseSf(parameters: readonly string[]): Parsed {
  const words = parameters.findIndex((one) => one.startsWith('-'));
  const command = parameters.slice(0, words === -1 ? undefined : words).join(' ');
  const flags = COMMANDS[command];
  if (flags === undefined) throw new UsageError(`Command ${command.replaceAll(' ', ':')} not found.`);
  const known = new Map(flags.split(' ').map((flag) => [flag.replaceAll(/[!?*]/gu, ''), flag]));
  const given = new Map<string, string[]>();
  const rest = parameters.slice(words);
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index] ?? '';
    const name = word.replace(/^--/u, '');
    const flag = word.startsWith('--') ? known.get(name) : undefined;
    if (flag === undefined) throw new UsageError(`Nonexistent flag: ${word}`);
    if (flag.includes('?')) {
      given.set(name, []);
      continue;
    }
    const value = rest[(index += 1)];
    if (value === undefined || value.startsWith('--')) throw new UsageError(`Flag --${name} expects a value`);
    const before = given.get(name) ?? [];
    if (before.length > 0 && !flag.includes('*')) throw new UsageError(`Flag --${name} can only be specified once`);
    given.set(name, [...before, value]);
  }
  for (const [name, flag] of known)
    if (flag.includes('!') && !given.has(name)) throw new UsageError(`Missing required flag ${name}`);
  return {
    command,
    one: (flag) => given.get(flag)?.[0],
    all: (flag) => given.get(flag) ?? [],
    has: (flag) => given.has(flag),
  };
}

/** The values of a record as `sf` reads them: quotes are taken away, what looks like JSON is parsed. @throws UsageError */
export function parseValues(text: string): Record<string, unknown> {
  const pairs: string[] = [''];
  let quote = '';
  for (const character of text.trim()) {
    if (quote === '' && /\s/u.test(character)) pairs.push('');
    else if (quote === '' && /['"]/u.test(character)) quote = character;
    else if (character === quote) quote = '';
    else pairs.push(`${pairs.pop() ?? ''}${character}`);
  }
  return Object.fromEntries(
    pairs.filter(Boolean).map((pair) => {
      const at = pair.indexOf('=');
      if (at === -1) throw new UsageError(`Malformed key=value pair for value: ${pair}`);
      return [pair.slice(0, at), toValue(pair.slice(at + 1))];
    }),
  );
}

function toValue(text: string): unknown {
  if (text.includes('{') && text.includes('}')) return JSON.parse(text) as unknown;
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase() === 'true';
  return text;
}
