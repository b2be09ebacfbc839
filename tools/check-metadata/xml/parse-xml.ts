import { XMLParser, XMLValidator } from 'fast-xml-parser';
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
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its successor is a package of its own that finds the same
  const verdict = XMLValidator.validate(text);
  if (verdict !== true) throw new SyntaxError(`line ${verdict.err.line}: ${verdict.err.msg}`);
  const roots = elementsIn(parser.parse(text) as RawNode[]);
  const [root] = roots;
  if (root === undefined || roots.length > 1) throw new SyntaxError(`${roots.length} root elements`);
  return root;
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
