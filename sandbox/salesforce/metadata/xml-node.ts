import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';

const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: true,
  isArray: () => true,
  ignoreDeclaration: true,
});
const attributeParser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  isArray: () => true,
  ignoreDeclaration: true,
});

/** Thrown for a file that a deploy would refuse; `problem` says why. */
export class MetadataProblem extends Error {
  override readonly name = 'MetadataProblem';
}

/**
 * One element of a metadata file. It remembers what was asked for, so that an element which nobody reads is a deploy
 * error and not silently ignored.
 */
export class XmlNode {
  readonly #children: Readonly<Record<string, readonly unknown[]>>;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #nodes: XmlNode[] = [];

  constructor(value: unknown, path: string) {
    this.#children = typeof value === 'object' && value !== null ? (value as Record<string, unknown[]>) : {};
    this.#path = path;
  }

  has(name: string): boolean {
    this.#read.add(name);
    return this.#children[name] !== undefined;
  }

  texts(name: string): string[] {
    this.#read.add(name);
    return (this.#children[name] ?? []).map((value) => toText(value));
  }

  text(name: string): string | undefined {
    const [text, ...more] = this.texts(name);
    if (more.length > 0)
      throw new MetadataProblem(`Element ${name} is duplicated at this location in type ${this.#path}`);
    return text;
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === undefined || text === '') throw new MetadataProblem(`Required field is missing: ${this.#at(name)}`);
    return text;
  }

  boolean(name: string, missing = false): boolean {
    const text = this.text(name);
    if (text === undefined) return missing;
    if (text !== 'true' && text !== 'false')
      throw new MetadataProblem(`${this.#at(name)}: '${text}' is not a valid value for the type xsd:boolean`);
    return text === 'true';
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!/^-?\d+$/u.test(text))
      throw new MetadataProblem(`${this.#at(name)}: '${text}' is not a valid value for the type xsd:int`);
    return Number(text);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const text = this.required(name);
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new MetadataProblem(`'${text}' is not a valid value for ${this.#at(name)}`);
    return found;
  }

  list(name: string): XmlNode[] {
    this.#read.add(name);
    const nodes = (this.#children[name] ?? []).map((value) => new XmlNode(value, this.#at(name)));
    this.#nodes.push(...nodes);
    return nodes;
  }

  node(name: string): XmlNode | undefined {
    return this.list(name)[0];
  }

  /** Elements that have no meaning for the sandbox, said so openly; anything below them too. */
  without(...names: string[]): this {
    for (const name of names) this.#read.add(name);
    return this;
  }

  /** What nobody asked for, here and below. */
  unread(): string[] {
    const here = Object.keys(this.#children).filter((name) => !this.#read.has(name) && name !== '#text');
    return [...here.map((name) => this.#at(name)), ...this.#nodes.flatMap((node) => node.unread())];
  }

  #at(name: string): string {
    return `${this.#path}.${name}`;
  }
}

/** The root element of a file. @throws MetadataProblem if the file is not well-formed or has another root */
export function readXml(content: string, root: string): XmlNode {
  const [value] = parseValid(content)[root] ?? [];
  if (value === undefined) throw new MetadataProblem(`The root element is not ${root}`);
  return new XmlNode(value, root);
}

/** An attribute of each element of a name, in the order of the file. */
export function readAttributes(content: string, element: string, attribute: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (typeof value === 'object' && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        if (name === element) found.push(...attributesOf(child, attribute));
        visit(child);
      }
    }
  };
  visit(attributeParser.parse(content));
  return found;
}

function attributesOf(elements: unknown, attribute: string): string[] {
  return (Array.isArray(elements) ? elements : [elements]).map((element: unknown) => {
    const value = (element as Record<string, unknown>)[`@${attribute}`];
    return toText(Array.isArray(value) ? (value as unknown[])[0] : value);
  });
}

function parseValid(content: string): Record<string, unknown[]> {
  try {
    SyntaxValidator.validate(content);
    return parser.parse(content) as Record<string, unknown[]>;
  } catch (error) {
    throw new MetadataProblem(error instanceof Error ? error.message : 'The file is not well-formed');
  }
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  const inner = typeof value === 'object' && value !== null && '#text' in value ? value['#text'] : [];
  const [text] = Array.isArray(inner) ? (inner as unknown[]) : [];
  return typeof text === 'string' ? text : '';
}
