import { createElement } from 'lwc';
import VideoReceipt from 'c/videoReceipt';
import { find, findAll, get, settle, text } from '../../../../../test/dom';

const outcome = {
  startedAt: '2026-11-23T10:04:00.000Z',
  endedAt: '2026-11-23T10:16:40.000Z',
  durationS: 705,
  agentRating: 5,
  guestRating: 5,
  isPending: false,
  numberDiffers: false,
  reason: '',
};

describe('c-video-receipt', () => {
  const onLeave = jest.fn();
  afterEach(() => {
    document.body.replaceChildren();
    onLeave.mockClear();
  });

  async function show(changes: object = {}): Promise<HTMLElement> {
    const element = createElement('c-video-receipt', { is: VideoReceipt });
    Object.assign(element, { session: { outcome: { ...outcome, ...changes } } });
    element.addEventListener('leave', onLeave);
    document.body.appendChild(element);
    await settle();
    return element;
  }

  it('says how long the call was, when, and how both sides rated it, in stars and in words', async () => {
    const element = await show();
    expect(text(element, '.duration')).toBe('11 min 45 sec');
    expect(findAll(element, 'dt').map((node) => node.textContent)).toEqual([
      'c.StartVideo_ReceiptDuration',
      'c.StartVideo_ReceiptStarted',
      'c.StartVideo_ReceiptEnded',
      'c.StartVideo_ReceiptGuestRating',
      'c.StartVideo_ReceiptAgentRating',
    ]);
    const [rating] = findAll(element, '.rating');
    expect([...(rating?.children ?? [])].map((part) => [part.textContent, part.getAttribute('aria-hidden')])).toEqual([
      ['★★★★★', 'true'],
      ['c.StartVideo_ReceiptStars', null],
    ]);
    expect(['.pending', '.differs', '.reason'].filter((part) => find(element, part))).toEqual([]);
    await expect(element).toBeAccessible();
  });

  it('says how many pictures stand on the case, and nothing of none', async () => {
    expect(find(await show({ pictures: 0 }), '.pictures')).toBeUndefined();
    expect(text(await show({ pictures: 3 }), '.pictures')).toBe('3');
  });

  it('shows the rating that is there, and that the other may arrive', async () => {
    const element = await show({ agentRating: undefined, guestRating: 2, isPending: true });
    expect(findAll(element, '.rating')).toHaveLength(1);
    expect(text(element, '.pending')).toBe('c.StartVideo_ReceiptPending');
    await expect(element).toBeAccessible();
  });

  it('warns of another number, and of an end that nobody knows', async () => {
    const element = await show({ numberDiffers: true, endedAt: '', reason: 'ENDED_UNKNOWN' });
    expect(text(element, '.differs')).toBe('c.StartVideo_ReceiptNumberDiffers');
    expect(text(element, '.reason')).toBe('c.StartVideo_ReasonEndedUnknown');
    await expect(element).toBeAccessible();
  });

  it('shows no empty list where the org keeps everything to itself', async () => {
    const hidden = { startedAt: '', endedAt: '', durationS: undefined, agentRating: undefined, guestRating: undefined };
    const element = await show(hidden);
    expect(find(element, 'dl')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('leads to another call', async () => {
    get(await show(), '.another').click();
    expect(onLeave).toHaveBeenCalledTimes(1);
  });
});
