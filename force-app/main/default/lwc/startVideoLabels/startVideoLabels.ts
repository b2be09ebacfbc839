export { consoleLabels } from './consoleLabels';
export { errorLabels } from './errorLabels';
export { errorPanelLabels } from './errorPanelLabels';
export { formLabels } from './formLabels';
export { noticeLabels } from './noticeLabels';
export { progressLabels } from './progressLabels';
export { sessionLabels } from './sessionLabels';

/**
 * Puts values in the place of `{0}`, `{1}`, … of a label. A placeholder without a value stays as it is,
 * so that a wrong translation shows itself.
 */
export function fillLabel(label: string, ...values: string[]): string {
  return label.replace(/\{(\d+)\}/g, (placeholder, index: string) => values[Number(index)] ?? placeholder);
}
