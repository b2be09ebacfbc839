import { createElement } from 'lwc';
import VideoCountdown from 'c/videoCountdown';
import { get, settle, text } from '../../../../../test/dom';

describe('c-video-countdown', () => {
  const onExpire = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    onExpire.mockClear();
  });

  afterEach(() => {
    document.body.replaceChildren();
    jest.useRealTimers();
  });

  async function open(secondsLeft: number): Promise<HTMLElement> {
    const element = createElement('c-video-countdown', { is: VideoCountdown });
    Object.assign(element, { expiresAt: Date.now() + secondsLeft * 1_000 });
    element.addEventListener('expire', onExpire);
    document.body.appendChild(element);
    await settle();
    return element;
  }

  it('counts down by the second', async () => {
    const element = await open(900);
    expect(text(element, '.time')).toBe('15:00');
    await jest.advanceTimersByTimeAsync(61_000);
    expect(text(element, '.time')).toBe('13:59');
  });

  it('announces five minutes and one minute, and nothing in between', async () => {
    const element = await open(302);
    expect(text(element, '[role=status]')).toBe('');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(text(element, '[role=status]')).toBe('c.StartVideo_ConsoleMinutesLeft');
    await jest.advanceTimersByTimeAsync(240_000);
    expect(text(element, '[role=status]')).toBe('c.StartVideo_ConsoleMinuteLeft');
    expect(get(element, '.time').getAttribute('aria-live')).toBe('off');
  });

  it('says once that the time is over', async () => {
    const element = await open(2);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(text(element, '.time')).toBe('0:00');
    expect(onExpire).toHaveBeenCalledTimes(1);
  });

  it('starts anew with another time', async () => {
    const element = await open(1);
    await jest.advanceTimersByTimeAsync(1_000);
    Object.assign(element, { expiresAt: Date.now() + 60_000 });
    await jest.advanceTimersByTimeAsync(60_000);
    expect(onExpire).toHaveBeenCalledTimes(2);
  });

  it('stops with the page', async () => {
    const element = await open(5);
    element.remove();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(onExpire).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });
});
