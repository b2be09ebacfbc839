import type { ConversationView } from '../room/protocol.ts';
import { byId, showProblem } from './elements.ts';
import type { Session } from './session.ts';

/** Adds what is new; what is there stays, so that a screen reader reads each message once. */
export function showConversation(entries: readonly ConversationView[]): void {
  const list = byId('conversation');
  for (const entry of entries.slice(list.children.length)) list.append(toItem(entry));
  const log = byId('log');
  log.scrollTop = log.scrollHeight;
}

export function enableChat(session: Session): void {
  const input = byId<HTMLInputElement>('chat-text');
  byId('chat-form').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    session
      .send('chat', { text })
      .then(() => {
        input.value = '';
        showProblem('');
      })
      .catch(() => showProblem('The message was not sent. You can write once both are in the call.'));
  });
}

function toItem({ own, text, image }: ConversationView): HTMLLIElement {
  const item = document.createElement('li');
  item.classList.toggle('own', own);
  const author = document.createElement('span');
  author.className = 'hidden-text';
  author.textContent = own ? 'You: ' : 'Other side: ';
  item.append(author);
  if (image === undefined) item.append(text ?? '');
  else {
    const picture = document.createElement('img');
    picture.src = image;
    picture.alt = 'Snapshot of the guest’s picture';
    item.append(picture);
  }
  return item;
}
