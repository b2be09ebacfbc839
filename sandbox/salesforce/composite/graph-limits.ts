import type { Graph, Subrequest } from './composite-schema.ts';
import { badComposite } from './composite-schema.ts';
import { referencesIn } from './references.ts';
import { readUrl } from './subrequest.ts';

const MAX_GRAPHS = 75;
const MAX_NODES = 500;
const MAX_DEPTH = 15;
const MAX_NODE_KINDS = 15;
const MAX_GRAPH_ID_LENGTH = 40;

/** Path lengths below `sobjects`, and the methods allowed there. */
const METHODS: Readonly<Record<number, readonly string[]>> = {
  1: ['POST'],
  2: ['DELETE', 'GET', 'PATCH'],
  3: ['DELETE', 'GET', 'PATCH', 'POST'],
};

/**
 * What Salesforce checks before it runs a graph.
 * Source: REST API Developer Guide, "Composite Graph Limits" and "Using Composite Graphs".
 * @throws SalesforceError LIMIT_EXCEEDED or INVALID_INPUT for the request as a whole
 */
export function checkGraphs(graphs: readonly Graph[]): void {
  const nodes = graphs.flatMap(({ compositeRequest }) => compositeRequest);
  limit(graphs.length, MAX_GRAPHS, 'graphs in a payload');
  limit(nodes.length, MAX_NODES, 'nodes in a payload');
  limit(new Set(nodes.map(kindOf)).size, MAX_NODE_KINDS, 'different nodes in a payload');
  for (const graph of graphs) limit(depthOf(graph), MAX_DEPTH, 'levels in a graph');
  checkGraphIds(graphs.map(({ graphId }) => graphId));
}

/** Nodes differ by API version, method and object. */
function kindOf({ url, method }: Subrequest): string {
  // A reference has no value yet; any text stands for it while only the form is looked at.
  const { version, segments } = readUrl(url.replace(/@\{[^}]*\}/gu, 'reference'));
  const [resource, object = '', ...rest] = segments;
  if (resource !== 'sobjects' || METHODS[rest.length + 1]?.includes(method) !== true || rest[0] === 'describe') {
    throw badComposite('INVALID_INPUT', `A composite graph does not support ${method} ${url}`);
  }
  return `${version} ${method} ${object.toLowerCase()}`;
}

/** The longest chain of nodes that need each other's answers. */
function depthOf({ compositeRequest }: Graph): number {
  const depths = new Map<string, number>();
  for (const { referenceId, url, body } of compositeRequest) {
    const parents = [...referencesIn(url, body ?? null)].map((id) => depths.get(id) ?? 0);
    depths.set(referenceId, 1 + Math.max(0, ...parents));
  }
  return Math.max(...depths.values());
}

function checkGraphIds(ids: readonly string[]): void {
  const isMalformed = (id: string) => !/^[A-Za-z0-9][^.]*$/u.test(id) || id.length >= MAX_GRAPH_ID_LENGTH;
  const bad = ids.find((id, index) => isMalformed(id) || ids.indexOf(id) !== index);
  if (bad !== undefined) throw badComposite('INVALID_INPUT', `Invalid or duplicate graph ID: ${bad}`);
}

function limit(actual: number, max: number, what: string): void {
  if (actual > max) throw badComposite('LIMIT_EXCEEDED', `The request exceeds the limit of ${String(max)} ${what}`);
}
