import { childrenOf, type Element } from './element.ts';

/** Thrown for a file that a deploy would refuse; `message` says why. */
export class MetadataProblem extends Error {
  override readonly name = 'MetadataProblem';
}

/**
 * One element of a metadata file. It remembers what was asked for, so that an element which nobody reads is a deploy
 * error and not silently ignored.
 */
export class XmlNode {
  readonly #element: Element;
  readonly #path: string;
  readonly #read = new Set<string>();
  readonly #nodes: XmlNode[] = [];

  constructor(element: Element, path = element.name) {
    this.#element = element;
    this.#path = path;
  }

  has(name: string): boolean {
    return this.#children(name).length > 0;
  }

  texts(name: string): string[] {
    return this.#children(name).map(({ text }) => text);
  }

  text(name: string): string | undefined {
    return this.texts(name)[0];
  }

  required(name: string): string {
    const text = this.text(name);
    if (text === undefined || text === '') throw new MetadataProblem(`Required field is missing: ${this.#at(name)}`);
    return text;
  }

  boolean(name: string, missing = false): boolean {
    const text = this.text(name);
    return text === undefined ? missing : text === 'true';
  }

  number(name: string): number | undefined {
    const text = this.text(name);
    return text === undefined ? undefined : Number(text);
  }

  oneOf<T extends string>(name: string, allowed: readonly T[]): T {
    const text = this.required(name);
    const found = allowed.find((value) => value === text);
    if (found === undefined) throw new MetadataProblem(`'${text}' is not a valid value for ${this.#at(name)}`);
    return found;
  }

  list(name: string): XmlNode[] {
    const nodes = this.#children(name).map((child) => new XmlNode(child, this.#at(name)));
    this.#nodes.push(...nodes);
    return nodes;
  }

  node(name: string): XmlNode | undefined {
    return this.list(name)[0];
  }

  attribute(name: string): string {
    return this.#element.attributes[name] ?? '';
  }

  /** Elements that have no meaning for the sandbox, said so openly; anything below them too. */
  without(...names: string[]): this {
    for (const name of names) this.#read.add(name);
    return this;
  }

  /** What nobody asked for, here and below. */
  unread(): string[] {
    const names = new Set(this.#element.children.map(({ name }) => name));
    const here = [...names].filter((name) => !this.#read.has(name)).map((name) => this.#at(name));
    return [...here, ...this.#nodes.flatMap((node) => node.unread())];
  }

  #children(name: string): Element[] {
    this.#read.add(name);
    return childrenOf(this.#element, name);
  }

  #at(name: string): string {
    return `${this.#path}.${name}`;
  }
}
