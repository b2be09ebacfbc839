import ts from 'typescript';
import { nodesIn } from './parse-source.ts';

/** A custom field as the key of an object that a source builds. */
export interface FieldKey {
  readonly name: string;
  readonly value: ts.Expression | undefined;
  /** True if the object describes an answer of Salesforce to zod; else it is the body of a write. */
  readonly isSchema: boolean;
}

const CUSTOM_FIELD = /__[cs]$/u;
const PROMISING = /__[cs]\b/u;

/** The custom fields that the source names as keys. */
export function fieldKeysIn(source: ts.SourceFile): FieldKey[] {
  if (!PROMISING.test(source.text)) return [];
  return nodesIn(source)
    .filter(ts.isObjectLiteralExpression)
    .flatMap((literal) =>
      literal.properties.flatMap((property) => {
        const name = property.name !== undefined && ts.isIdentifier(property.name) ? property.name.text : '';
        if (!CUSTOM_FIELD.test(name)) return [];
        const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
        return [{ name, value, isSchema: isSchema(literal) }];
      }),
    );
}

function isSchema({ parent }: ts.ObjectLiteralExpression): boolean {
  return ts.isCallExpression(parent) && /^z\s*\./u.test(parent.expression.getText());
}

/** The values of a `z.enum([…])` in the expression. */
export function enumValuesIn(expression: ts.Expression): string[] | undefined {
  const call = nodesIn(expression)
    .filter(ts.isCallExpression)
    .find((node) => node.expression.getText() === 'z.enum');
  const [list] = call?.arguments ?? [];
  if (list === undefined || !ts.isArrayLiteralExpression(list)) return undefined;
  return list.elements.filter(ts.isStringLiteralLike).map((element) => element.text);
}
