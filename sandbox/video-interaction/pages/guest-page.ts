import { html } from './html.ts';
import { renderPage } from './layout.ts';
import { renderChat, renderRating, renderStage, roomStyles } from './room-parts.ts';

/** The customer's side of a room: asks before it turns the camera on. */
export function renderGuest(code: string, agentName: string): string {
  const body = html`<main class="page" id="room" data-code="${code}">
    <h1 class="hidden-text">Video call</h1>
    <section id="welcome" class="card" aria-labelledby="welcome-title">
      <h2 id="welcome-title">${agentName} invites you to a video call</h2>
      <p>Your camera and microphone are turned on when you join.</p>
      <button id="join" class="primary">Join the call</button>
    </section>
    <p id="problem" class="problem" role="alert" hidden></p>
    <p id="status" role="status"></p>
    <div class="columns" id="columns" hidden>
      <div class="column">
        ${renderStage('the agent')}
        <div class="controls" role="group" aria-label="Call controls">
          <button id="mute" disabled>Mute</button>
          <button id="camera" disabled>Camera off</button>
          <button id="share-location" disabled>Share location</button>
          <button id="end" class="danger" disabled>End call</button>
        </div>
      </div>
      ${renderChat()}
    </div>
    ${renderRating()}
  </main>`;
  return renderPage({ title: 'Video call', styles: [...roomStyles, 'guest'], body, script: 'guest' });
}
