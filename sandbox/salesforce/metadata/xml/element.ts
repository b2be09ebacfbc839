/** An element of an XML document, without comments. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Text directly inside, trimmed. */
  readonly text: string;
  readonly children: readonly Element[];
}

export function childrenOf(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === name);
}

export function childOf(element: Element, name: string): Element | undefined {
  return element.children.find((child) => child.name === name);
}

/** Text of the first child of that name; empty if there is none. */
export function textOf(element: Element, name: string): string {
  return childOf(element, name)?.text ?? '';
}

export function textsOf(element: Element, name: string): string[] {
  return childrenOf(element, name).map((child) => child.text);
}

export function isTrue(element: Element, name: string): boolean {
  return textOf(element, name) === 'true';
}

/** All elements of that name, at any depth. */
export function descendantsOf(element: Element, name: string): Element[] {
  return element.children.flatMap((child) => [...(child.name === name ? [child] : []), ...descendantsOf(child, name)]);
}

/** The elements at a path such as `valueSet/valueSetDefinition/value`; `**` stands for any depth. */
export function elementsAt(root: Element, path: string): Element[] {
  return path.split('/').reduce<Element[]>(
    (found, step, index, steps) => {
      if (step === '**') return found;
      return found.flatMap((one) => (steps[index - 1] === '**' ? descendantsOf(one, step) : childrenOf(one, step)));
    },
    [root],
  );
}
