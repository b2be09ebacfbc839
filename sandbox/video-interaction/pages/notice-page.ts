import { html } from './html.ts';
import { renderPage } from './layout.ts';

export interface Notice {
  readonly title: string;
  /** What happened, and what to do. */
  readonly text: string;
}

/** A page that says why there is nothing else to see. */
export function renderNotice({ title, text }: Notice): string {
  return renderPage({
    title: `${title} · Video Interaction`,
    styles: ['theme', 'notice'],
    body: html`<main class="card">
      <h1>${title}</h1>
      <p>${text}</p>
    </main>`,
  });
}
