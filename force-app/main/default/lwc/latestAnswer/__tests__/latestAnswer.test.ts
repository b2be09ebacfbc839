import { createLatestAnswer } from 'c/latestAnswer';

describe('createLatestAnswer', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once when somebody stops to type', async () => {
    const request = jest.fn((text: string) => Promise.resolve(text));
    const show = jest.fn();
    const latest = createLatestAnswer(request, show, 400);
    latest.ask('a');
    await jest.advanceTimersByTimeAsync(399);
    latest.ask('ab');
    await jest.advanceTimersByTimeAsync(400);
    expect(request.mock.calls).toEqual([['ab']]);
    expect(show.mock.calls).toEqual([[{ data: 'ab' }]]);
  });

  it('shows the answer to the last question only, even if that of an earlier one comes later', async () => {
    const show = jest.fn();
    const durations: Record<string, number> = { slow: 1_000, quick: 10 };
    // eslint-disable-next-line @lwc/lwc/no-async-operation -- answers of different speed
    const request = (text: string) => new Promise((resolve) => setTimeout(() => resolve(text), durations[text]));
    const latest = createLatestAnswer(request, show, 100);
    latest.ask('slow');
    await jest.advanceTimersByTimeAsync(100);
    latest.ask('quick');
    await jest.advanceTimersByTimeAsync(2_000);
    expect(show.mock.calls).toEqual([[{ data: 'quick' }]]);
  });

  it('asks at once on demand, in place of what would have been asked, and ends when that is shown', async () => {
    const request = jest.fn((text: string) => Promise.resolve(text));
    const show = jest.fn();
    const latest = createLatestAnswer(request, show, 400);
    latest.ask('a');
    await latest.askNow('b');
    expect(show.mock.calls).toEqual([[{ data: 'b' }]]);
    await jest.advanceTimersByTimeAsync(400);
    expect(request.mock.calls).toEqual([['b']]);
  });

  it('shows why there is no answer', async () => {
    const show = jest.fn();
    createLatestAnswer(() => Promise.reject(new Error('broken')), show, 0).ask('x');
    await jest.advanceTimersByTimeAsync(0);
    expect(show.mock.calls[0]?.[0].error).toMatchObject({ code: 'UNKNOWN', detail: 'broken' });
  });

  it('stays silent once it is stopped', async () => {
    const show = jest.fn();
    const latest = createLatestAnswer((text: string) => Promise.resolve(text), show, 10);
    latest.ask('x');
    latest.stop();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(show).not.toHaveBeenCalled();
  });
});
