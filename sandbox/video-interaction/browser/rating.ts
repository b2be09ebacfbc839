import { byId, setText } from './elements.ts';
import type { Session } from './session.ts';

/** Takes the place of the call, once; the focus follows. */
export function showRating(): void {
  const form = byId('rating');
  if (!form.hidden) return;
  byId('columns').hidden = true;
  form.hidden = false;
  byId('rating-title').focus();
}

export function enableRating(session: Session): void {
  const form = byId<HTMLFormElement>('rating');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const stars = Number(new FormData(form).get('stars'));
    session
      .send('rating', { stars })
      .then(() => {
        setText('rating-thanks', 'Thank you for your rating.');
        for (const part of form.querySelectorAll<HTMLElement>('fieldset, button')) part.hidden = true;
      })
      .catch(() => setText('rating-thanks', 'The rating was not sent. Please try again.'));
  });
}
