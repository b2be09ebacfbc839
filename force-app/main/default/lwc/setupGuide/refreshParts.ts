type Part = HTMLElement & { refresh(): Promise<void> };

/** Parts of the steps that show what happens elsewhere. */
export const AUDIT = ['c-setup-audit'];
export const LISTS = ['c-setup-people', 'c-setup-deliveries', 'c-setup-call-log', ...AUDIT];

/** Lets those parts of a step that are there already read anew. */
export function refreshParts(template: ShadowRoot | null | undefined, step: string, parts: readonly string[]): void {
  const selector = parts.map((part) => `.step-${step} ${part}`).join(', ');
  template?.querySelectorAll<Part>(selector).forEach((part) => {
    part.refresh().catch(reportError);
  });
}
