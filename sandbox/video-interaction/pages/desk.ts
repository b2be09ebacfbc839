import { toCallLog } from '../api/call-record.ts';
import { USUAL_WAYS } from '../api/reporting-ways.ts';
import type { LoggedCall, VideoAgent } from '../types.ts';
import type { Html } from './html.ts';
import { html } from './html.ts';
import { renderPage } from './layout.ts';

export type DeskView = 'room' | 'invite' | 'calls';

export interface Desk {
  readonly agent: VideoAgent;
  /** Address of each of the menu's pages that there is. */
  readonly links: Readonly<Partial<Record<DeskView, string>>>;
  readonly current: DeskView;
}

const names: Readonly<Record<DeskView, string>> = { room: 'Current call', invite: 'New invitation', calls: 'Calls' };
const order: readonly DeskView[] = ['room', 'invite', 'calls'];

/** Top bar and left menu, which the embedded mode does without. */
export function renderDesk({ agent, links, current }: Desk, content: Html): Html {
  const items = order.map((view) => {
    const link = links[view];
    if (link === undefined) return html``;
    const mark = view === current ? html` aria-current="page"` : html``;
    return html`<li><a href="${link}" ${mark}>${names[view]}</a></li>`;
  });
  return html`<div class="desk">
    <header class="top-bar">
      <p class="product">Video Interaction</p>
      <p>${agent.name}</p>
    </header>
    <nav aria-label="Menu">
      <ul>
        ${items}
      </ul>
    </nav>
    ${content}
  </div>`;
}

/** @param failure what was wrong with the last attempt */
export function renderInvite(desk: Desk, action: string, failure?: string): string {
  const content = html`<main class="page">
    <form class="card" method="post" action="${action}">
      <h1>New invitation</h1>
      ${failure === undefined ? [] : html`<p class="problem" role="alert">${failure}</p>`}
      <p>
        <label for="phone">Phone number, with country code</label
        ><input id="phone" name="phone_number" type="tel" placeholder="+6512345678" />
      </p>
      <p>
        <label for="reference">Call reference, 8 to 20 characters</label
        ><input id="reference" name="call_reference" maxlength="20" />
      </p>
      <button class="primary">Create room</button>
    </form>
  </main>`;
  return renderPage({
    title: 'New invitation · Video Interaction',
    styles: ['theme', 'desk'],
    body: renderDesk(desk, content),
  });
}

export function renderCalls(desk: Desk, calls: readonly LoggedCall[]): string {
  const rows = calls.map((logged) => {
    const { CallId, CreatedAt, FinishedAt, Duration, Reference } = toCallLog(logged, USUAL_WAYS);
    return html`<tr>
      <td>${CallId}</td>
      <td>${Reference ?? '—'}</td>
      <td>${CreatedAt}</td>
      <td>${FinishedAt ?? '—'}</td>
      <td>${Duration} s</td>
    </tr>`;
  });
  const table = html`<div class="table" role="region" aria-label="Calls" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Call</th>
          <th scope="col">Reference</th>
          <th scope="col">Created</th>
          <th scope="col">Finished</th>
          <th scope="col">Duration</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  const content = html`<main class="page">
    <h1>Calls</h1>
    ${calls.length === 0 ? html`<p>No calls yet.</p>` : table}
  </main>`;
  return renderPage({ title: 'Calls · Video Interaction', styles: ['theme', 'desk'], body: renderDesk(desk, content) });
}
