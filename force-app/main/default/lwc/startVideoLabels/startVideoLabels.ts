export { consoleLabels } from './consoleLabels';
export { errorLabels } from './errorLabels';
export { errorPanelLabels } from './errorPanelLabels';
export { formLabels } from './formLabels';
export { noticeLabels } from './noticeLabels';
export { progressLabels } from './progressLabels';
export { reasonLabels } from './reasonLabels';
export { receiptLabels } from './receiptLabels';
export { sessionLabels } from './sessionLabels';

/**
 * A value keeps to itself where directions meet, or it would draw the punctuation and numbers around it to its own side.
 * Source: Unicode Standard Annex 9, "Explicit Directional Isolates".
 */
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/**
 * Puts values in the place of `{0}`, `{1}`, … of a label. A placeholder without a value stays as it is,
 * so that a wrong translation shows itself.
 */
export function fillLabel(label: string, ...values: string[]): string {
  const mustIsolate = document.dir === 'rtl' || [label, ...values].some((text) => RIGHT_TO_LEFT.test(text));
  return label.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const value = values[Number(index)];
    if (value === undefined) {
      return placeholder;
    }
    return mustIsolate && value !== '' ? `${FIRST_STRONG_ISOLATE}${value}${POP_ISOLATE}` : value;
  });
}
