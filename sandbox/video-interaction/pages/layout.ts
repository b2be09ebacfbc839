import type { Html } from './html.ts';
import { html } from './html.ts';

export interface Layout {
  readonly title: string;
  readonly body: Html;
  /** Names of style sheets below `/assets/`, later ones over earlier ones. */
  readonly styles: readonly string[];
  /** Name of a script there. */
  readonly script?: string;
  /** Where the assets are; default `/assets`. */
  readonly assets?: string;
}

export function renderPage({ title, body, styles, script, assets = '/assets' }: Layout): string {
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="icon" href="data:," />
        ${['reset', ...styles].map((name) => html`<link rel="stylesheet" href="${assets}/${name}.css" />`)}
        ${script === undefined ? [] : html`<script src="${assets}/${script}.js" defer></script>`}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
  return page.markup;
}
