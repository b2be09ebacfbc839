import SetupConsole from 'c/setupConsole';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import { clear, click, createClient, serveSetup, show, type SetupServer } from '../../../../../test/setup';

describe('c-setup-console', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
  });

  afterEach(() => {
    clear();
    Reflect.deleteProperty(navigator, 'mediaDevices');
    Reflect.deleteProperty(document, 'featurePolicy');
  });

  function give(property: 'mediaDevices' | 'featurePolicy', value: unknown): void {
    const owner = property === 'mediaDevices' ? navigator : document;
    Object.defineProperty(owner, property, { value, configurable: true });
  }

  async function check(): Promise<string[]> {
    const element = await show('c-setup-console', SetupConsole, { client: createClient(), mode: 'Embedded' });
    await click(get(element, '.check-media'));
    expect(text(element, '.not-checked')).toBe('c.VideoSetup_CallsMediaNotChecked');
    expect(focused()).toBe(get(element, '.findings'));
    await expect(element).toBeAccessible();
    return findAll(element, '.line').map((line) => (line.textContent ?? '').trim());
  }

  it('tries the devices and lets go of them, and asks whether a frame of the console gets them', async () => {
    const stop = jest.fn();
    const allowsFeature = jest.fn(() => true);
    give('mediaDevices', { getUserMedia: () => Promise.resolve({ getTracks: () => [{ stop }, { stop }] }) });
    give('featurePolicy', { allowsFeature });
    expect(await check()).toEqual([
      'c.VideoSetup_CallsDevicesOk',
      'c.VideoSetup_CallsFrameAllowed',
      'c.VideoSetup_CallsWindowOk',
    ]);
    expect(stop).toHaveBeenCalledTimes(2);
    expect(allowsFeature).toHaveBeenCalledWith('camera', 'https://video-agent.8x8.com');
    expect(allowsFeature).toHaveBeenCalledWith('microphone', 'https://video-agent.8x8.com');
  });

  it.each([
    ['NotAllowedError', 'Denied'],
    ['NotFoundError', 'Missing'],
    ['NotReadableError', 'Failed'],
  ])('tells %s as what it is', async (name, words) => {
    give('mediaDevices', { getUserMedia: () => Promise.reject(Object.assign(new Error('no'), { name })) });
    give('featurePolicy', { allowsFeature: (feature: string) => feature === 'camera' });
    const lines = await check();
    expect(lines[0]).toBe(`c.VideoSetup_CallsDevices${words}`);
    expect(lines[1]).toBe('c.VideoSetup_CallsFrameRefused');
  });

  it('admits what the browser does not tell', async () => {
    expect(await check()).toEqual([
      'c.VideoSetup_CallsDevicesUnsupported',
      'c.VideoSetup_CallsFrameUnknown',
      'c.VideoSetup_CallsWindowDevices',
    ]);
  });

  it('cannot check where the middleware does not say from where the console comes', async () => {
    server.refuse('GET /video-key');
    const element = await show('c-setup-console', SetupConsole, { client: createClient(), mode: 'Embedded' });
    await click(get(element, '.check-media'));
    expect(focused()).toBe(get(get(element, 'c-setup-error'), '.heading'));
    expect(find(element, '.not-checked')).toBeUndefined();
  });
});
