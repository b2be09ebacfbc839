import SetupVideo from 'c/setupVideo';
import { confirm } from 'c/setupConfirm';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import {
  PROBLEM,
  change,
  clear,
  click,
  createClient,
  listen,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

jest.mock('c/setupConfirm', () => ({ confirm: jest.fn() }));

describe('c-setup-video', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(clear);

  const open = () => show('c-setup-video', SetupVideo, { client: createClient() });
  const last = () => server.asked.at(-1);

  it('knows the key by its last characters only', async () => {
    const element = await open();
    expect(text(element, '.key')).toBe('c.VideoSetup_VideoKeyEndsWith');
    expect(text(element, '.source')).toBe('c.VideoSetup_VideoSourceSetup');
    expect(get<HTMLInputElement>(element, '.api-key').value).toBe('');
    await expect(element).toBeAccessible();
  });

  it('sends a new key once and forgets it', async () => {
    const element = await open();
    const heard = listen(element, 'changed');
    expect(get<HTMLButtonElement>(element, '.save-key').disabled).toBe(true);
    await change(get(element, '.api-key'), { value: ' secret ' });
    await click(get(element, '.save-key'));
    expect(last()).toMatchObject({ method: 'PUT', path: '/video-key', body: { apiKey: 'secret' } });
    expect(get<HTMLInputElement>(element, '.api-key').value).toBe('');
    expect(text(element, '.message')).toBe('c.VideoSetup_VideoSaved');
    expect(focused()).toBe(get(element, '.message'));
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('sends nothing that is no key, and says so at the field', async () => {
    const element = await open();
    const input = get<HTMLElement & { pattern: string; reportValidity: () => boolean }>(element, '.api-key');
    const isKey = (typed: string) => new RegExp(`^(?:${input.pattern})$`, 'v').test(typed);
    expect(['abc', 'with a space in it', 'ключ-ключ-ключ', '`'.repeat(11)].filter(isKey)).toEqual([]);
    expect(['0123456789ab', ' eyJhbGciOiJIUzI1NiJ9.e30.Et9HFtf9R3 ', '~!"#$%&()*+,'].filter(isKey)).toHaveLength(3);
    Object.assign(input, { reportValidity: () => false, focus: jest.fn() });
    server.asked.length = 0;
    await change(input, { value: 'a key' });
    await click(get(element, '.save-key'));
    expect(server.asked).toEqual([]);
    expect(input.focus).toHaveBeenCalled();
  });

  it('shows what 8x8 itself said of a refusal', async () => {
    const element = await open();
    const peer = { name: '8x8', status: 400, code: '2003', message: 'Unsupported product', errorId: '41b8b1a6' };
    server.refuse('PUT /video-key', { ...PROBLEM, code: 'NOT_CONFIGURED', peer });
    await change(get(element, '.api-key'), { value: 'another' });
    await click(get(element, '.save-key'));
    const lines = findAll(get(element, 'c-setup-error'), '.peer').map((line) => line.textContent);
    expect(lines).toEqual([
      'c.VideoSetup_CommonPeerStatus',
      'c.VideoSetup_CommonPeerCode',
      'c.VideoSetup_CommonPeerMessage',
      'c.VideoSetup_CommonPeerErrorId',
    ]);
    await expect(element).toBeAccessible();
  });

  it('keeps a refused key in the field, to be corrected', async () => {
    const element = await open();
    server.refuse('PUT /video-key', { ...PROBLEM, code: 'VIDEO_UNAUTHORIZED' });
    await change(get(element, '.api-key'), { value: 'wrong' });
    await click(get(element, '.save-key'));
    expect(get<HTMLInputElement>(element, '.api-key').value).toBe('wrong');
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorVideoUnauthorizedTitle');
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    await expect(element).toBeAccessible();
  });

  it('tests the key', async () => {
    const element = await open();
    await click(get(element, '.test'));
    expect(text(element, '.message')).toBe('c.VideoSetup_VideoTested');
  });

  it('removes the key only if that is confirmed', async () => {
    const element = await open();
    jest.mocked(confirm).mockResolvedValueOnce(false);
    await click(get(element, '.remove'));
    expect(last()?.method).toBe('GET');
    jest.mocked(confirm).mockResolvedValueOnce(true);
    await click(get(element, '.remove'));
    expect(last()).toMatchObject({ method: 'DELETE', path: '/video-key' });
    expect(text(element, '.key')).toBe('c.VideoSetup_VideoNoKey');
    expect(find(element, '.test')).toBeUndefined();
    expect(find(element, '.remove')).toBeUndefined();
    expect(focused()).toBe(get(element, '.message'));
  });

  it('is loading, then tells why it could not be read, then tries anew', async () => {
    server.refuse('GET /video-key', PROBLEM, 1);
    const element = await show('c-setup-video', SetupVideo);
    expect(find(element, 'lightning-spinner')).toBeDefined();
    Object.assign(element, { client: createClient() });
    await settle();
    expect(find(element, 'lightning-spinner')).toBeUndefined();
    await expect(element).toBeAccessible();
    await click(get(element, '.retry'));
    expect(find(element, '.key')).toBeDefined();
    expect(focused()).toBe(get(element, '.facts'));
  });
});
