import { readdirSync, readFileSync } from 'node:fs';
import { add, move, remove, rename, replace, type Damage, type DamageCase } from './damage.ts';

const DIRECTORY = new URL('damages/', import.meta.url);
const XML = 'xmlns="http://soap.sforce.com/2006/04/metadata"';
const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n';
const DAMAGE = /^\s+(?<verb>in|add|rename|move|without) (?<file>.+?)(?:: (?<text>.*))?$/u;

/**
 * The damages of one file: `rule NAME`, then what is damaged, and in the next line how:
 * `in FILE: TEXT → TEXT`, `without FILE`, `rename FILE: END`, `move FILE: PACKAGE DIRECTORY`, `add FILE: TEXT`.
 * A text between slashes is a regular expression. `{field X}` and `{object X}` are the grants of a permission set on
 * them, `{x 256}` is a text of 256 characters, `\n` a new line, `{xmlns}` the namespace of metadata.
 *
 * @throws Error if a line is none of these
 */
export function readDamages(name: string): DamageCase[] {
  let rule = '';
  let what = '';
  return readFileSync(new URL(`${name}.txt`, DIRECTORY), 'utf8')
    .split('\n')
    .flatMap((line): DamageCase[] => {
      if (line.startsWith(' ')) return [[what, rule, toDamage(line)]];
      if (line.startsWith('rule ')) rule = line.slice('rule '.length);
      else what = line;
      return [];
    });
}

/** Names of all files of damages. */
export function damageFiles(): string[] {
  return readdirSync(DIRECTORY).map((name) => name.replace('.txt', ''));
}

function toDamage(line: string): Damage {
  const { verb, file = '', text = '' } = DAMAGE.exec(line)?.groups ?? {};
  const path = /\.(?:ts|html|json)$/u.test(file) ? file : `${file}-meta.xml`;
  const [from = '', to = ''] = text.split(/ → ?/u);
  switch (verb) {
    case 'in':
      return replace(path, toPattern(from), toText(to));
    case 'without':
      return remove(path);
    case 'rename':
      return rename(path, `${text}-meta.xml`);
    case 'move':
      return move(path, text);
    case 'add':
      return add(path, path.endsWith('.xml') ? `${HEADER}${toText(text)}\n` : toText(text));
    default:
      throw new Error(`No damage: ${line}`);
  }
}

function toPattern(text: string): string | RegExp {
  const [, kind, name] = /^\{(field|object) (.+)\}$/u.exec(text) ?? [];
  if (kind === 'field')
    return new RegExp(
      `<fieldPermissions>\\s*<editable>\\w+</editable>\\s*<field>${name}</field>[\\s\\S]*?</fieldPermissions>`,
      'u',
    );
  if (kind === 'object')
    return new RegExp(
      `<objectPermissions>(?:(?!</objectPermissions>)[\\s\\S])*<object>${name}</object>[\\s\\S]*?</objectPermissions>`,
      'u',
    );
  const [, source, flags = ''] = /^\/(.*)\/(g?)$/u.exec(text) ?? [];
  return source === undefined ? toText(text) : new RegExp(source, `${flags}u`);
}

function toText(text: string): string {
  return text
    .replaceAll('\\n', '\n')
    .replaceAll('{xmlns}', XML)
    .replaceAll(/\{x (\d+)\}/gu, (_, length) => 'x'.repeat(Number(length)));
}
