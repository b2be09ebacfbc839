import type { FlowScreen, FlowScreenField } from '../definition.ts';
import { evaluateExpression, mergeText } from '../run/evaluate.ts';
import { isVisible } from '../run/elements/show-screen.ts';
import { asScalar, type FlowScalar } from '../run/flow-value.ts';
import type { Interview } from '../run/interview.ts';

export interface ScreenFieldView {
  readonly name: string;
  readonly kind: FlowScreenField['fieldType'];
  readonly dataType: FlowScreenField['dataType'];
  /** What a display text says, or the label. */
  readonly text: string;
  readonly helpText: string | null;
  readonly isRequired: boolean;
  readonly value: FlowScalar;
  readonly choices: readonly { readonly label: string; readonly value: FlowScalar }[];
}

/** A screen as a page draws it. */
export interface ScreenView {
  readonly name: string;
  readonly title: string | null;
  readonly fields: readonly ScreenFieldView[];
  readonly buttonLabel: string | null;
}

export function viewScreen(interview: Interview, screen: FlowScreen): ScreenView {
  const goesOn = screen.next !== undefined;
  return {
    name: screen.name,
    title: screen.showHeader ? screen.label : null,
    fields: screen.fields.filter((field) => isVisible(interview, field)).map((field) => viewField(interview, field)),
    buttonLabel: screen.showFooter ? (screen.nextLabel ?? (goesOn ? 'Next' : 'Finish')) : null,
  };
}

function viewField(interview: Interview, field: FlowScreenField): ScreenFieldView {
  const choices = field.choices.flatMap((name) => {
    const choice = interview.flow.choices.get(name);
    if (choice === undefined) return [];
    const label = mergeText(interview, choice.text);
    const value = choice.value === undefined ? label : asScalar(evaluateExpression(interview, choice.value));
    return [{ name, label, value }];
  });
  const selected = choices.find(({ name }) => name === field.defaultChoice)?.value ?? null;
  return {
    name: field.name,
    kind: field.fieldType,
    dataType: field.dataType,
    text: mergeText(interview, field.text),
    helpText: field.helpText ?? null,
    isRequired: field.isRequired,
    value: field.choices.length > 0 ? selected : asScalar(evaluateExpression(interview, field.defaultValue)),
    choices: choices.map(({ label, value }) => ({ label, value })),
  };
}
