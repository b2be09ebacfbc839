import ts from 'typescript';

/** Stands for what only a running program knows. */
export const UNKNOWN = '\uFFFD';

/** What is known of an expression without running it: a text, a list of texts, or nothing. */
type Value = string | readonly string[] | undefined;

/** Finds what a name in a source stands for: an initializer, or the body of a function. */
export type Lookup = (name: ts.Identifier) => ts.Expression | undefined;

/**
 * Works out the text of an expression as far as it is written down: literals, templates, constants, lists, and the
 * functions of the middleware that make SOQL. What depends on a run is {@link UNKNOWN}.
 */
export function staticText(expression: ts.Expression, lookup: Lookup): string {
  const value = evaluate(expression, lookup);
  return typeof value === 'string' ? value : UNKNOWN;
}

function evaluate(expression: ts.Expression, lookup: Lookup): Value {
  if (ts.isStringLiteralLike(expression) || ts.isNumericLiteral(expression)) return expression.text;
  if (ts.isTemplateExpression(expression)) {
    const spans = expression.templateSpans.map((span) => staticText(span.expression, lookup) + span.literal.text);
    return expression.head.text + spans.join('');
  }
  if (ts.isBinaryExpression(expression) && expression.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return staticText(expression.left, lookup) + staticText(expression.right, lookup);
  if (ts.isParenthesizedExpression(expression) || ts.isAsExpression(expression) || ts.isSatisfiesExpression(expression))
    return evaluate(expression.expression, lookup);
  if (ts.isArrayLiteralExpression(expression)) return expression.elements.flatMap((one) => itemsOf(one, lookup));
  if (ts.isConditionalExpression(expression))
    return [...itemsOf(expression.whenTrue, lookup), ...itemsOf(expression.whenFalse, lookup)];
  if (ts.isCallExpression(expression)) return evaluateCall(expression, lookup);
  if (!ts.isIdentifier(expression)) return undefined;
  const meaning = lookup(expression);
  return meaning === undefined ? undefined : evaluate(meaning, lookup);
}

function itemsOf(expression: ts.Expression, lookup: Lookup): readonly string[] {
  const value = evaluate(ts.isSpreadElement(expression) ? expression.expression : expression, lookup);
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

function evaluateCall({ expression: callee, arguments: [argument] }: ts.CallExpression, lookup: Lookup): Value {
  if (ts.isIdentifier(callee) && callee.text === 'soqlText') {
    const text = argument === undefined ? UNKNOWN : staticText(argument, lookup);
    return `'${text.includes(UNKNOWN) ? 'x' : text}'`;
  }
  if (ts.isIdentifier(callee) && callee.text === 'soqlFields')
    return argument === undefined ? undefined : known(itemsOf(argument, lookup)).join(', ');
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'join') {
    const items = known(itemsOf(callee.expression, lookup));
    return items.length === 0 ? undefined : items.join(argument === undefined ? ',' : staticText(argument, lookup));
  }
  // Of a list that only a running program knows, one item: they are all alike.
  if (ts.isPropertyAccessExpression(callee) && callee.name.text === 'map' && argument !== undefined)
    return ts.isArrowFunction(argument) && !ts.isBlock(argument.body) ? itemsOf(argument.body, lookup) : undefined;
  if (!ts.isIdentifier(callee)) return undefined;
  const meaning = lookup(callee);
  return meaning === undefined ? undefined : evaluate(meaning, lookup);
}

function known(items: readonly string[]): string[] {
  return items.filter((item) => !item.includes(UNKNOWN));
}
