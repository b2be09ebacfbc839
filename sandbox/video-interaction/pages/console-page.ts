import type { Html } from './html.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { renderChat, renderRating, renderStage, roomStyles } from './room-parts.ts';

export interface ConsolePage {
  readonly session: string;
  readonly callReference: string;
  /** Undefined in embedded mode. */
  readonly frame?: (content: Html) => Html;
}

/** The agent's side of a room. */
export function renderConsole({ session, callReference, frame }: ConsolePage): string {
  const room = html`<main class="page" id="room" data-session="${session}">
    <header class="room-bar">
      <h1>Call ${callReference}</h1>
      <p id="status" role="status">Connecting…</p>
      <p class="clocks"><span id="expiry"></span> <span id="talk"></span></p>
    </header>
    <p id="problem" class="problem" role="alert" hidden></p>
    <div class="columns" id="columns">
      <div class="column">
        ${renderStage('the guest')}
        <div class="controls" role="group" aria-label="Call controls">
          <button id="mute" disabled>Mute</button>
          <button id="camera" disabled>Camera off</button>
          <button id="snapshot" disabled>Snapshot</button>
          <button id="end" class="danger" disabled>End call</button>
        </div>
      </div>
      <aside class="column side" aria-label="Invitation and chat">
        <section class="panel" aria-labelledby="invitation-title">
          <h2 id="invitation-title">Invitation</h2>
          <p id="invitation"></p>
          <p class="link-row">
            <label class="hidden-text" for="guest-link">Guest link</label>
            <input id="guest-link" readonly />
            <button id="copy">Copy link</button>
          </p>
          <p id="copied" role="status"></p>
          <p id="location"></p>
        </section>
        ${renderChat()}
      </aside>
    </div>
    ${renderRating()}
  </main>`;
  return renderPage({
    title: `Call ${callReference} · Video Interaction`,
    styles: [...roomStyles, 'console', ...(frame === undefined ? [] : ['desk'])],
    body: frame === undefined ? room : frame(room),
    script: 'console',
  });
}
