import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { z } from 'zod';
import type { Element } from './element.ts';

type RawNode = Readonly<Record<string, unknown>>;

const ATTRIBUTES = ':@';
const TEXT = '#text';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  ignoreDeclaration: true,
});

/**
 * Parses a document with one root element.
 *
 * @throws {SyntaxError} with line and reason, if it is not well-formed
 */
export function parseXml(text: string): Element {
  assertWellFormed(text);
  const roots = elementsIn(parser.parse(text) as RawNode[]);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new SyntaxError(`${roots.length} root elements`);
  return root;
}

const problemSchema = z.object({ line: z.number(), message: z.string() });

function assertWellFormed(text: string): void {
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    const { line, message } = problemSchema.parse(error);
    throw new SyntaxError(`line ${line}: ${message}`);
  }
}

function elementsIn(nodes: readonly RawNode[]): Element[] {
  return nodes.flatMap((node) => {
    const name = Object.keys(node).find((key) => key !== ATTRIBUTES && key !== TEXT);
    return name === undefined ? [] : [toElement(name, node)];
  });
}

function toElement(name: string, node: RawNode): Element {
  const content = (node[name] ?? []) as RawNode[];
  const text = content.map((part) => (typeof part[TEXT] === 'string' ? part[TEXT] : '')).join('');
  const attributes = (node[ATTRIBUTES] ?? {}) as Record<string, string>;
  return { name, attributes, text: text.trim(), children: elementsIn(content) };
}
