/** Finds elements through all shadow roots, as a person sees the page, in the order of the document. */
export function findAll<T extends Element = HTMLElement>(root: Element, selector: string): T[] {
  const found: T[] = [];
  const walk = (node: Element | ShadowRoot): void => {
    for (const child of node.children) {
      if (child.matches(selector)) {
        found.push(child as unknown as T);
      }
      walk(child);
      if (child.shadowRoot) {
        walk(child.shadowRoot);
      }
    }
  };
  if (root.shadowRoot) {
    walk(root.shadowRoot);
  }
  return found;
}

export function find<T extends Element = HTMLElement>(root: Element, selector: string): T | undefined {
  return findAll<T>(root, selector)[0];
}

/** Like {@link find}, but says what was missing. */
export function get<T extends Element = HTMLElement>(root: Element, selector: string): T {
  const element = find<T>(root, selector);
  if (!element) {
    throw new Error(`Nothing matches ${selector}`);
  }
  return element;
}

/** What an element shows, whether it is plain markup or a component. */
export function text(root: Element, selector: string): string {
  const element = get(root, selector);
  return ((element.shadowRoot ?? element).textContent ?? '').trim();
}

/** The element that has the focus, inside all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) {
    element = element.shadowRoot.activeElement;
  }
  return element;
}

/** Lets everything run that waits for a promise already settled, and the page render. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    await Promise.resolve();
  }
}
