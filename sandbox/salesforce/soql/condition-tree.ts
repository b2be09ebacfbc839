import type { ConditionWithValueQuery, WhereClause } from '@jetstreamapp/soql-parser-js';

/** A WHERE clause as a tree; a leaf holds one comparison as the parser read it. */
export type ConditionTree =
  | { readonly kind: 'and' | 'or'; readonly nodes: readonly ConditionTree[] }
  | { readonly kind: 'not'; readonly node: ConditionTree }
  | { readonly kind: 'leaf'; readonly condition: ConditionWithValueQuery };

type Token = '(' | ')' | 'AND' | 'OR' | 'NOT' | { readonly condition: ConditionWithValueQuery };

/** Thrown for a clause that Salesforce refuses although the parser reads it. */
export class ConditionSyntaxError extends Error {
  override readonly name = 'ConditionSyntaxError';
}

/**
 * The parser hands out a flat chain with counts of parentheses; this makes it a tree.
 * Salesforce has no precedence between AND and OR: mixed without parentheses they are an error,
 * and so must they be here, or a query could pass here and fail in the org. NOT opens an expression: after AND it needs parentheses.
 * @throws ConditionSyntaxError
 */
export function toConditionTree(where: WhereClause): ConditionTree {
  const tokens = [...flatten(where)];
  let position = 0;

  const readOperand = (mayNegate: boolean): ConditionTree => {
    const token = tokens[position++];
    if (token === 'NOT' && mayNegate) return { kind: 'not', node: readOperand(false) };
    if (token === '(') {
      const inner = readChain();
      if (tokens[position++] !== ')') throw new ConditionSyntaxError("expecting a right parentheses, found '<EOF>'");
      return inner;
    }
    if (token === undefined || typeof token === 'string') {
      throw new ConditionSyntaxError(`unexpected token: '${token ?? '<EOF>'}'`);
    }
    return { kind: 'leaf', condition: token.condition };
  };

  const readChain = (): ConditionTree => {
    const nodes = [readOperand(true)];
    const operator = tokens[position];
    if (operator !== 'AND' && operator !== 'OR') return first(nodes);
    while (tokens[position] === operator) {
      position += 1;
      nodes.push(readOperand(false));
    }
    return { kind: operator === 'AND' ? 'and' : 'or', nodes };
  };

  const tree = readChain();
  const rest = tokens[position];
  if (rest !== undefined) throw new ConditionSyntaxError(`unexpected token: '${nameOf(rest)}'`);
  return tree;
}

function* flatten(where: WhereClause): Generator<Token> {
  let clause: WhereClause | undefined = where;
  while (clause !== undefined) {
    const { left } = clause;
    yield* repeat('(', left?.openParen);
    if (left !== null && 'operator' in left) {
      yield { condition: left };
      yield* repeat(')', left.closeParen);
    }
    const next: WhereClause | undefined = 'right' in clause ? clause.right : undefined;
    if ('operator' in clause) yield clause.operator;
    clause = next;
  }
}

function* repeat(token: '(' | ')', times = 0): Generator<Token> {
  for (let index = 0; index < times; index += 1) yield token;
}

function nameOf(token: Token): string {
  return typeof token === 'string' ? token : 'field' in token.condition ? token.condition.field : 'function';
}

function first(nodes: readonly ConditionTree[]): ConditionTree {
  const [node] = nodes;
  if (node === undefined) throw new ConditionSyntaxError("unexpected token: '<EOF>'");
  return node;
}
