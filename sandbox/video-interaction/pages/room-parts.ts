import type { Html } from './html.ts';
import { html } from './html.ts';

/** The style sheets of all that follows. */
export const roomStyles = ['theme', 'call', 'conversation', 'rating'] as const;

/** The two pictures of a call; the own one lies in the corner of the other's. */
export function renderStage(other: string): Html {
  return html`<section class="stage" aria-label="Video">
    <video id="remote" autoplay playsinline aria-label="Picture of ${other}"></video>
    <video id="local" autoplay playsinline muted aria-label="Your own picture"></video>
    <p id="placeholder" class="placeholder"></p>
  </section>`;
}

/** Stars from 1 to 5, as radio buttons. */
export function renderRating(): Html {
  const stars = [1, 2, 3, 4, 5].map(
    (number) =>
      html`<label class="star"
        ><input type="radio" name="stars" value="${number}" required /><span aria-hidden="true">★</span
        ><span class="hidden-text">${number} of 5</span></label
      >`,
  );
  return html`<form id="rating" class="card" hidden>
    <h2 id="rating-title" tabindex="-1">The call has ended</h2>
    <fieldset>
      <legend>How was the call?</legend>
      <div class="stars">${stars}</div>
    </fieldset>
    <button class="primary">Send rating</button>
    <p id="rating-thanks" role="status"></p>
  </form>`;
}

export function renderChat(): Html {
  return html`<section class="chat panel" aria-labelledby="chat-title">
    <h2 id="chat-title">Chat</h2>
    <div class="log" id="log" role="log" aria-label="Messages" tabindex="0"><ol id="conversation"></ol></div>
    <form id="chat-form">
      <label class="hidden-text" for="chat-text">Message</label>
      <input id="chat-text" autocomplete="off" maxlength="1000" placeholder="Write a message" />
      <button>Send</button>
    </form>
  </section>`;
}
