import type { Html } from './html.ts';
import { html } from './html.ts';

export interface Layout {
  readonly title: string;
  readonly body: Html;
  /** Set on the body, for the style sheet. */
  readonly kind: string;
  /** Name of a script below `/assets/`. */
  readonly script?: string;
  /** Name of a style sheet there; default `style`. */
  readonly style?: string;
  /** Where the assets are; default `/assets`. */
  readonly assets?: string;
}

export function renderPage({ title, body, kind, script, style = 'style', assets = '/assets' }: Layout): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${assets}/${style}.css" />
        ${script === undefined ? [] : html`<script src="${assets}/${script}.js" defer></script>`}
      </head>
      <body class="${kind}">
        ${body}
      </body>
    </html>`;
  return page.markup;
}
