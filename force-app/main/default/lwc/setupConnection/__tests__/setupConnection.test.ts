import SetupConnection from 'c/setupConnection';
import type { Probe, ProbeFinding } from 'c/setupProbe';
import { VideoError } from 'c/videoErrors';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { ORIGIN, change, clear, click, createAnswers, listen, show } from '../../../../../test/setup';

const OPENED = createAnswers()['POST /token'];

function probe(finding: ProbeFinding): Probe {
  return { finding, origin: ORIGIN, version: '0.1.0', ownOrigin: 'https://other.example.com' };
}

function open(inputs: object = {}): Promise<HTMLElement> {
  return show('c-setup-connection', SetupConnection, { url: ORIGIN, gateKey: 'key', ...inputs });
}

function failedLine(element: HTMLElement): HTMLElement | undefined {
  return findAll(element, '.line').find((line) => line.textContent?.includes('c.VideoSetup_ConnectionLineError'));
}

describe('c-setup-connection', () => {
  afterEach(clear);

  it('tells what is entered, and makes a new gate key on demand', async () => {
    const element = await open();
    const heard = listen(element, 'draft', 'verify');
    await change(get(element, '.url'), { value: ' https://x.example ' });
    await change(get(element, '.gate-key'), { value: 'k' });
    await click(get(element, '.generate'));
    await click(get(element, '.verify'));
    expect(heard.mock.calls).toEqual([
      ['draft', { middlewareUrl: 'https://x.example' }],
      ['draft', { gateKey: 'k' }],
      ['draft', { gateKey: expect.stringMatching(/^[\w-]{43}$/) }],
      ['verify', null],
    ]);
  });

  it('says at the field that an address with a path does not work, and beside the key what making one does', async () => {
    const element = await open({ url: `${ORIGIN}/start-video` });
    expect(text(element, '.url-hint')).toBe('c.VideoSetup_ConnectionNotAnOrigin');
    expect(text(element, '.key-hint')).toBe('c.VideoSetup_ConnectionGenerateHint');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['k'.repeat(15), true],
    ['', true],
    ['k'.repeat(16), false],
    [undefined, false],
  ])('of a gate key changed to %j, says at the field whether it is refused: %s', async (gateKey, isRefused) => {
    const element = await open({ gateKey: gateKey ?? 'old', changes: { gateKey: 'k'.repeat(16) } });
    const input = get<HTMLElement & Record<'setCustomValidity' | 'checkValidity' | 'reportValidity', jest.Mock>>(
      element,
      '.gate-key',
    );
    const validity = { checkValidity: jest.fn(() => !isRefused), reportValidity: jest.fn(), focus: jest.fn() };
    Object.assign(input, validity, { setCustomValidity: jest.fn() });
    Object.assign(element, { changes: gateKey === undefined ? {} : { gateKey } });
    await settle();
    expect(input.setCustomValidity).toHaveBeenLastCalledWith(isRefused ? 'c.VideoSetup_ConnectionKeyTooShort' : '');
    // What the field said before goes as soon as the key is right, whoever entered it; while it is typed, nothing comes.
    expect(input.reportValidity).toHaveBeenCalledTimes(isRefused ? 0 : 1);
    const heard = listen(element, 'verify');
    await click(get(element, '.verify'));
    expect(heard).toHaveBeenCalledTimes(isRefused ? 0 : 1);
    expect(input.focus).toHaveBeenCalledTimes(isRefused ? 1 : 0);
    expect(input.reportValidity).toHaveBeenCalledTimes(1);
  });

  it.each([`${ORIGIN}/`, `${ORIGIN}//`, 'video', ''])('says nothing of a path at %j', async (url) => {
    expect(text(await open({ url }), '.url-hint')).toBe('');
  });

  it('hides the gate key until somebody wants to see it', async () => {
    const element = await open();
    const input = get<HTMLInputElement>(element, '.gate-key');
    expect(input.type).toBe('password');
    await click(get(element, 'lightning-button-icon-stateful'));
    expect(input.type).toBe('text');
  });

  it.each([
    ['notAnUrl', 'address', 'NotAnUrl', []],
    ['notHttps', 'address', 'NotHttps', []],
    ['notAnOrigin', 'address', 'NotAnOrigin', [ORIGIN]],
    [
      'notTrusted',
      'trust',
      'NotTrusted',
      ['Start_Video_Middleware', ORIGIN, 'Lightning Experience Pages', 'connect-src (scripts)'],
    ],
    ['offline', 'reach', 'Offline', []],
    ['unreachable', 'reach', 'Unreachable', []],
    ['corsRefused', 'cors', 'CorsRefused', [window.location.origin]],
    ['notMiddleware', 'identity', 'NotMiddleware', []],
    ['otherOrigin', 'origin', 'OtherOrigin', [ORIGIN, 'https://other.example.com']],
  ] as const)('%s: says where the way ends, what to do and what to paste', async (finding, stage, words, values) => {
    const element = await open({ verdict: { probe: probe(finding) } });
    const line = failedLine(element);
    expect(line?.dataset.stage).toBe(stage);
    expect(line?.textContent).toContain(`c.VideoSetup_Connection${words}Remedy`);
    const fields = findAll<HTMLElement & { value: string }>(element, 'c-setup-copy-field');
    expect(fields.map(({ value }) => value)).toEqual(values);
    expect(find(element, '.line a') === undefined).toBe(finding !== 'notTrusted');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['UNAUTHORIZED', 'gate'],
    ['ACCESS_DENIED', 'person'],
    ['PROOF_INVALID', 'person'],
    ['SALESFORCE_UNAVAILABLE', 'person'],
  ] as const)('%s: tells apart what the middleware refused', async (code, stage) => {
    const openError = new VideoError(code, { detail: 'Why.' });
    const element = await open({ verdict: { probe: probe('reachable'), openError } });
    expect(failedLine(element)?.dataset.stage).toBe(stage);
    expect(failedLine(element)?.textContent).toContain('Why.');
  });

  it('shows every part of a way that works, and takes the focus to the verdict on demand only', async () => {
    const element = await open({ verdict: { probe: probe('reachable'), opened: OPENED } });
    expect(failedLine(element)).toBeUndefined();
    expect(findAll(element, '.line')).toHaveLength(8);
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionConnected');
    Object.assign(element, { verdict: { probe: probe('unreachable') } });
    await settle();
    expect(focused()).toBe(document.body);
    element.focus();
    expect(focused()).toBe(get(element, '.verdict'));
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionNotConnected');
    await expect(element).toBeAccessible();
  });

  it('says what to do first where there are no settings, and shows that it is at work', async () => {
    const element = await open({ isNew: true, isVerifying: true });
    expect(find(element, 'c-video-notice')).toBeDefined();
    expect(find(element, 'lightning-spinner')).toBeDefined();
    element.focus();
    expect(focused()).toBe(document.body);
    expect(get<HTMLButtonElement>(element, '.verify').disabled).toBe(true);
    await expect(element).toBeAccessible();
  });
});
