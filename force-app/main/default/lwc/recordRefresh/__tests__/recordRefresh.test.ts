import { notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { startRecordRefresh } from 'c/recordRefresh';

describe('startRecordRefresh', () => {
  let isSettled = false;

  beforeEach(() => {
    jest.useFakeTimers();
    isSettled = false;
    notifyRecordUpdateAvailable.mockReset().mockResolvedValue(undefined);
  });

  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  function roundsWithin(milliseconds: number): Promise<number> {
    notifyRecordUpdateAvailable.mockClear();
    return jest.advanceTimersByTimeAsync(milliseconds).then(() => notifyRecordUpdateAvailable.mock.calls.length);
  }

  it('asks within two seconds, and less and less often', async () => {
    const refresh = startRecordRefresh(['a01', '003'], () => isSettled);
    expect(await roundsWithin(1_500)).toBe(1);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a01' }, { recordId: '003' }]);
    const early = await roundsWithin(20_000);
    await roundsWithin(60_000);
    const late = await roundsWithin(20_000);
    expect(early).toBeGreaterThan(late);
    refresh.stop();
  });

  it('asks every 30 seconds once what was awaited is there', async () => {
    const refresh = startRecordRefresh(['a01'], () => isSettled);
    isSettled = true;
    await roundsWithin(6_500);
    expect(await roundsWithin(60_000)).toBe(2);
    refresh.stop();
  });

  it('asks for the record that somebody waits for every ten seconds, for the others as before', async () => {
    let closeId: string | undefined = 'a01';
    isSettled = true;
    const refresh = startRecordRefresh(
      ['a01', '003'],
      () => isSettled,
      () => closeId,
    );
    await roundsWithin(6_500);
    expect(await roundsWithin(60_000)).toBe(6);
    const asked = notifyRecordUpdateAvailable.mock.calls.map(([records]) => records.length);
    expect(asked.filter((count: number) => count === 2)).toHaveLength(2);
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a01' }]);
    closeId = undefined;
    await roundsWithin(10_000);
    expect(await roundsWithin(60_000)).toBe(2);
    refresh.stop();
  });

  it('goes on after a refresh that failed', async () => {
    notifyRecordUpdateAvailable.mockRejectedValue(new Error('Network down'));
    const refresh = startRecordRefresh(['a01'], () => isSettled);
    expect(await roundsWithin(10_000)).toBeGreaterThan(1);
    refresh.stop();
  });

  it('asks nothing while nobody looks at the page', async () => {
    jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    const refresh = startRecordRefresh(['a01'], () => isSettled);
    expect(await roundsWithin(60_000)).toBe(0);
    refresh.stop();
  });

  it('asks nothing any more once stopped, not even after an answer that comes later', async () => {
    let answer: (value?: unknown) => void = () => undefined;
    notifyRecordUpdateAvailable.mockReturnValue(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const refresh = startRecordRefresh(['a01'], () => isSettled);
    await roundsWithin(1_500);
    refresh.stop();
    answer();
    expect(await roundsWithin(300_000)).toBe(0);
  });
});
