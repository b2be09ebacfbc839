import SetupAutomationKeys from 'c/setupAutomationKeys';
import { confirm } from 'c/setupConfirm';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import { PROBLEM, clear, click, createClient, serveSetup, show, type SetupServer } from '../../../../../test/setup';

jest.mock('c/setupConfirm', () => ({ confirm: jest.fn() }));

describe('c-setup-automation-keys', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
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
