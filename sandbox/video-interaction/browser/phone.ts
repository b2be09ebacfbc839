import { byId, setText } from './elements.ts';

interface Message {
  readonly text: string;
  readonly link: string;
  readonly sentAt: string;
}
interface Inbox {
  readonly number: string | null;
  readonly messages: readonly Message[];
}

const POLL_MS = 700;
const phone = byId('phone');
const list = byId('list');
const browser = byId('browser');
let shown: string | null = null;

async function poll(): Promise<void> {
  const { base = '', number = '' } = phone.dataset;
  try {
    const response = await fetch(`${base}/messages?${new URLSearchParams({ number }).toString()}`);
    if (response.ok) showInbox((await response.json()) as Inbox);
  } catch {
    // The sandbox is being restarted; the next poll finds it again.
  }
  setTimeout(() => void poll(), POLL_MS);
}

function showInbox({ number, messages }: Inbox): void {
  const links = [number, ...messages.map(({ link }) => link)].join();
  if (links === shown) return;
  // What was there when the phone opened is no news.
  const isArrival = shown !== null && messages.length > 0 && messages.length >= list.children.length;
  shown = links;
  setText('number', number ?? 'Messages');
  byId('empty').hidden = messages.length > 0;
  list.hidden = messages.length === 0;
  list.replaceChildren(...messages.map(toItem));
  // Not scrollIntoView: it would scroll the page around the phone, too.
  list.scrollTop = list.scrollHeight;
  setText('arrival', isArrival ? `New message: ${messages.at(-1)?.text ?? ''}` : '');
}

function toItem({ text, link, sentAt }: Message): HTMLLIElement {
  const item = document.createElement('li');
  item.className = 'bubble';
  const anchor = document.createElement('a');
  anchor.href = link;
  anchor.textContent = link;
  anchor.addEventListener('click', (event) => {
    // With a key pressed the person wants a tab or a window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open(link);
  });
  const time = document.createElement('time');
  time.dateTime = sentAt;
  time.textContent = toTime(sentAt);
  const [before = '', after = ''] = text.split(link);
  item.append(before, anchor, after, time);
  return item;
}

function open(link: string): void {
  const frame = document.createElement('iframe');
  const { origin } = new URL(link);
  frame.title = 'Video call';
  frame.allow = `camera ${origin}; microphone ${origin}; geolocation ${origin}; autoplay ${origin}`;
  frame.referrerPolicy = 'no-referrer';
  frame.src = link;
  browser.querySelector('iframe')?.remove();
  browser.append(frame);
  byId<HTMLAnchorElement>('tab').href = link;
  byId('messages').hidden = true;
  browser.hidden = false;
  byId('back').focus();
}

function toTime(iso: string): string {
  return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

byId('back').addEventListener('click', () => {
  // Closing the page hangs up.
  browser.querySelector('iframe')?.remove();
  browser.hidden = true;
  byId('messages').hidden = false;
  list.querySelector<HTMLAnchorElement>('li:last-child a')?.focus();
});

setText('clock', toTime(new Date().toISOString()));
void poll();
