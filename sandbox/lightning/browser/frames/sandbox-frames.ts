import { pageModel } from 'org/pageModel';

/** Frames of the sandbox's own strip are not the org's business. */
const OWN = '/_sandbox/';

function restrict(frame: HTMLIFrameElement, url: string): void {
  if (!url.startsWith(OWN)) frame.setAttribute('sandbox', 'allow-scripts');
}

/**
 * Sandboxes every frame before it loads, as Salesforce's documentation says of Lightning Web Security.
 * Source: LWC Developer Guide, "iframe Element" under "Lightning Web Security".
 */
function sandboxFrames(): void {
  const { setAttribute } = Element.prototype;
  Element.prototype.setAttribute = function (this: Element, name: string, value: string): void {
    if (this instanceof HTMLIFrameElement && name.toLowerCase() === 'src') restrict(this, value);
    setAttribute.call(this, name, value);
  };
  const source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
    ...source,
    set(this: HTMLIFrameElement, url: string) {
      restrict(this, url);
      source?.set?.call(this, url);
    },
  });
}

if (pageModel.framesSandboxed) sandboxFrames();
