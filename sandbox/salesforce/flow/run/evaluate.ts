import { describeReference } from '../check/describe-reference.ts';
import { scalar } from '../check/flow-types.ts';
import type { FlowExpression } from '../definition.ts';
import { evaluateFlowFormula } from '../flow-formula.ts';
import { replaceMergeFields } from '../merge-fields.ts';
import type { Interview } from './interview.ts';
import { FlowFault } from './flow-fault.ts';
import { asScalar, isList, type FlowScalar, type FlowValue } from './flow-value.ts';
import { resolveReference } from './resolve-reference.ts';

/** The value of what stands where a value is wanted; nothing is null. @throws FlowFault */
export function evaluateExpression(interview: Interview, expression: FlowExpression | undefined): FlowValue {
  switch (expression?.kind) {
    case undefined:
      return null;
    case 'literal':
      return expression.value;
    case 'reference':
      return resolveReference(interview, expression.path);
    case 'text':
      return mergeText(interview, expression.text);
    case 'setup':
      return interview.host.setupId(expression.name) ?? null;
  }
}

export function evaluateScalar(interview: Interview, expression: FlowExpression | undefined): FlowScalar {
  return asScalar(evaluateExpression(interview, expression));
}

/** A text with its references filled in, as a person reads them. */
export function mergeText(interview: Interview, text: string): string {
  return replaceMergeFields(text, (path) => display(interview, path));
}

/** @throws FlowFault with the evaluator's reason */
export function evaluateFormula(interview: Interview, expression: string): FlowScalar {
  const scope = { flow: interview.flow, metadata: interview.host.metadata };
  try {
    return evaluateFlowFormula(expression, {
      typeOf: (path) => {
        const type = describeReference(scope, path);
        return typeof type === 'string' ? scalar('String') : type;
      },
      valueOf: (path) => valueInFormula(interview, path),
      isNew: interview.record?.prior === null,
      now: interview.host.now(),
    });
  } catch (error) {
    if (error instanceof TypeError) throw new FlowFault(`The formula expression is invalid: ${error.message}`);
    throw error;
  }
}

/** Formulas take what leads nowhere for blank, where everything else in a flow fails. */
function valueInFormula(interview: Interview, path: string): FlowScalar {
  try {
    return asScalar(resolveReference(interview, path));
  } catch (error) {
    if (error instanceof FlowFault) return null;
    throw error;
  }
}

function display(interview: Interview, path: string): string {
  const value = resolveReference(interview, path);
  if (isList(value)) return value.map((one) => String(asScalar(one) ?? '')).join('; ');
  const type = describeReference({ flow: interview.flow, metadata: interview.host.metadata }, path);
  const text = asScalar(value);
  if (text !== null && typeof type !== 'string' && type.dataType === 'DateTime')
    return dateTime(interview, String(text));
  return String(text ?? '');
}

/** A date-time as the running user's locale and time zone have it. */
function dateTime(interview: Interview, iso: string): string {
  const user = resolveReference(interview, '$User.TimeZoneSidKey');
  const locale = asScalar(resolveReference(interview, '$User.LocaleSidKey'));
  return new Date(iso).toLocaleString(typeof locale === 'string' ? locale.replace('_', '-') : 'en-US', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: typeof user === 'string' ? user : 'UTC',
  });
}
