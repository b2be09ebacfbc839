import SetupAutomationKeys from 'c/setupAutomationKeys';
import { confirm } from 'c/setupConfirm';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import {
  PROBLEM,
  change,
  clear,
  click,
  createClient,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

jest.mock('c/setupConfirm', () => ({ confirm: jest.fn() }));

describe('c-setup-automation-keys', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
    jest.mocked(confirm).mockResolvedValue(true);
  });

  afterEach(clear);

  const open = () => show('c-setup-automation-keys', SetupAutomationKeys, { client: createClient() });

  it('shows a new key this once, with how long the earlier ones stay', async () => {
    const element = await open();
    expect(find(element, '.new-key')).toBeUndefined();
    await click(get(element, '.make'));
    expect(get<HTMLElement & { value: string }>(element, 'c-setup-copy-field').value).toBe('shown-this-once');
    expect(text(element, '.previous')).toBe('c.VideoSetup_DeliveryPreviousKey');
    expect(focused()).toBe(get(element, '.new-key-title'));
    await expect(element).toBeAccessible();
    const again = await open();
    expect(find(again, '.new-key')).toBeUndefined();
    expect(findAll(again, '.key')).toHaveLength(1);
  });

  type DateInput = HTMLElement & { min: string; value: string; reportValidity: () => boolean };
  const made = () =>
    server.asked.findLast(({ method, path }) => method === 'POST' && path === '/automation-keys')?.body;

  it('asks for a day from tomorrow on, and makes a key without an end where none is chosen', async () => {
    const element = await open();
    const end = get<DateInput>(element, '.end');
    expect(end).toMatchObject({ type: 'date', label: 'c.VideoSetup_DeliveryKeyEnd' });
    const first = new Date(`${end.min}T00:00`).getTime();
    expect(first).toBeGreaterThan(Date.now());
    expect(first).toBeLessThan(Date.now() + 25 * 3_600_000);
    await click(get(element, '.make'));
    expect(made()).toEqual({});
    await change(end, { value: '2030-02-28' });
    await change(end, { value: null });
    await click(get(element, '.make'));
    expect(made()).toEqual({});
    await expect(element).toBeAccessible();
  });

  it.each([
    ['2030-02-28', new Date(2030, 1, 28, 23, 59, 59, 999)],
    ['2031-12-31', new Date(2031, 11, 31, 23, 59, 59, 999)],
  ])('makes a key that ends with %s, and the next one without an end', async (day, sent) => {
    const element = await open();
    const end = get<DateInput>(element, '.end');
    await change(end, { value: day });
    await click(get(element, '.make'));
    expect(made()).toEqual({ validUntil: sent.toISOString() });
    expect(end.value).toBe('');
    await click(get(element, '.make'));
    expect(made()).toEqual({});
  });

  it('makes no key while what was typed is no day that can be, and leads back to it', async () => {
    const element = await open();
    const end = get<DateInput>(element, '.end');
    end.reportValidity = () => false;
    end.focus = jest.fn();
    await click(get(element, '.make'));
    expect(made()).toBeUndefined();
    expect(end.focus).toHaveBeenCalled();
    end.reportValidity = () => true;
    await click(get(element, '.make'));
    expect(made()).toEqual({});
  });

  it('keeps the day and says why where the middleware refuses it', async () => {
    server.refuse('POST /automation-keys', { code: 'VALIDATION_FAILED', detail: 'validUntil: must be in the future' });
    const element = await open();
    await change(get(element, '.end'), { value: '2030-02-28' });
    await click(get(element, '.make'));
    expect(get(element, 'c-setup-error')).toMatchObject({ error: { detail: 'validUntil: must be in the future' } });
    expect(get<DateInput>(element, '.end').value).toBe('2030-02-28');
    expect(find(element, '.new-key')).toBeUndefined();
  });

  it('asks before a new key ends the old one, and not for the first key', async () => {
    const element = await open();
    jest.mocked(confirm).mockClear().mockResolvedValueOnce(false);
    await click(get(element, '.make'));
    expect(made()).toBeUndefined();
    expect(confirm).toHaveBeenCalledWith(
      'c.VideoSetup_DeliveryRotateTitle',
      'c.VideoSetup_DeliveryRotateQuestion',
      'c.VideoSetup_DeliveryRotate',
    );
    await click(get(element, '.make'));
    expect(made()).toEqual({});
    jest.mocked(confirm).mockClear();
    server.answer('GET /automation-keys', { keys: [] });
    await click(get(await open(), '.make'));
    expect(confirm).not.toHaveBeenCalled();
  });

  it('revokes a key only if that is confirmed', async () => {
    const element = await open();
    jest.mocked(confirm).mockResolvedValueOnce(false);
    await click(get(element, '.revoke'));
    expect(server.asked.at(-1)?.method).toBe('GET');
    server.answer('GET /automation-keys', { keys: [] });
    jest.mocked(confirm).mockResolvedValueOnce(true);
    await click(get(element, '.revoke'));
    expect(server.asked.at(-2)).toMatchObject({ method: 'DELETE', path: '/automation-keys/key-1' });
    expect(text(element, '.empty')).toBe('c.VideoSetup_DeliveryKeysEmpty');
    expect(text(element, '.message')).toBe('c.VideoSetup_DeliveryRevoked');
    expect(focused()).toBe(get(element, '.message'));
    await expect(element).toBeAccessible();
  });

  it('tells what went wrong, reading or acting', async () => {
    server.refuse('GET /automation-keys', PROBLEM, 1);
    const element = await open();
    await click(get(element, '.retry'));
    expect(focused()).toBe(get(element, '.heading'));
    server.refuse('POST /automation-keys');
    await click(get(element, '.make'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    expect(find(element, '.key')).toBeDefined();
  });

  it('shows that it is loading', async () => {
    const element = await show('c-setup-automation-keys', SetupAutomationKeys);
    expect(find(element, 'lightning-spinner')).toBeDefined();
    await expect(element).toBeAccessible();
  });
});
