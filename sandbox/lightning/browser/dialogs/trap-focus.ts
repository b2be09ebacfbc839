const FOCUSABLE =
  'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/** Keeps the Tab key within a dialog. Looks through the shadow roots of the components in it. */
export function trapFocus(event: KeyboardEvent, dialog: Element | null | undefined): void {
  const all = dialog ? [...focusable(dialog)] : [];
  const active = deepActiveElement();
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (active !== edge && active !== dialog) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

function* focusable(root: Element | ShadowRoot): Generator<HTMLElement> {
  for (const child of root.children) {
    if (child instanceof HTMLElement && child.matches(FOCUSABLE) && child.offsetParent !== null) yield child;
    if (child.shadowRoot) yield* focusable(child.shadowRoot);
    else if (child instanceof HTMLSlotElement) for (const each of child.assignedElements()) yield* focusable(each);
    else yield* focusable(child);
  }
}

/** The element that has the focus, in whatever component it is. */
export function deepActiveElement(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}
