const loads = new Map<string, Promise<void>>();

/** Loads a script of a static resource once for the page. Rejects if it cannot be had. */
export function loadScript(_component: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('script'), { src: url }));
}

export function loadStyle(_component: unknown, url: string): Promise<void> {
  return load(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}

function load(url: string, create: () => HTMLElement): Promise<void> {
  const known = loads.get(url);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const element = create();
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => {
      loads.delete(url);
      reject(new Error(`Cannot load ${url}`));
    });
    document.head.append(element);
  });
  loads.set(url, loading);
  return loading;
}
