import { html } from './html.ts';
import { renderPage } from './layout.ts';

/** The customer's telephone: SMS arrive by themselves, and a tap on a link opens it in the telephone's browser. */
export function renderPhone(base: string, number: string | undefined): string {
  const body = html`<main aria-labelledby="phone-title">
    <h1 id="phone-title">The customer’s phone</h1>
    <div class="phone" id="phone" data-base="${base}" data-number="${number ?? ''}">
      <div class="screen">
        <div class="status-bar" aria-hidden="true"><span id="clock"></span><span>5G ▮▮▮</span></div>
        <section class="messages" id="messages" aria-labelledby="number">
          <header>
            <h2 id="number">${number ?? 'Messages'}</h2>
            <p>Text messages</p>
          </header>
          <p class="empty" id="empty">
            No messages yet. The invitation arrives here as soon as an agent is in the room.
          </p>
          <ol id="list" aria-label="Messages" hidden></ol>
        </section>
        <section class="browser" id="browser" aria-label="Browser" hidden>
          <nav aria-label="Browser">
            <button id="back">‹ Messages</button>
            <a id="tab" target="_blank" rel="noreferrer">Open in a new tab</a>
          </nav>
        </section>
      </div>
    </div>
    <p class="hidden-text" id="arrival" role="status"></p>
  </main>`;
  return renderPage({
    title: 'The customer’s phone',
    body,
    script: 'phone',
    styles: ['phone'],
    assets: `${base}/assets`,
  });
}
