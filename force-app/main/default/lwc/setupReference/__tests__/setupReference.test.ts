import SetupReference from 'c/setupReference';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import {
  change,
  clear,
  click,
  createAnswers,
  createClient,
  listen,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

const { caseFields } = createAnswers()['GET /options'] as { caseFields: object[] };

describe('c-setup-reference', () => {
  let server: SetupServer;

  beforeEach(() => {
    jest.useFakeTimers();
    server = serveSetup();
  });

  afterEach(() => {
    jest.useRealTimers();
    clear();
  });

  async function open(): Promise<HTMLElement> {
    const inputs = { client: createClient(), fields: caseFields, pattern: 'C-' };
    const element = await show('c-setup-reference', SetupReference, inputs);
    await jest.advanceTimersByTimeAsync(400);
    await settle();
    return element;
  }

  it('shows what comes out for the latest cases, and warns of what does not fit', async () => {
    const element = await open();
    expect(server.asked.at(-1)).toMatchObject({ path: '/previews/call-references', body: { pattern: 'C-' } });
    expect(text(element, '.warning')).toContain('c.VideoSetup_CallsReferenceWarning');
    expect(findAll(element, 'tbody tr')[1]?.textContent).toContain('It would have 27 characters.');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('does not warn of an earlier pattern where there is no answer to this one', async () => {
    const element = await open();
    expect(find(element, '.warning')).toBeDefined();
    server.refuse('POST /previews/call-references', { code: 'CALL_REFERENCE_INVALID' });
    Object.assign(element, { pattern: '{Nope}' });
    await jest.advanceTimersByTimeAsync(400);
    await settle();
    expect(find(element, 'c-setup-error')).toBeDefined();
    expect(find(element, '.warning')).toBeUndefined();
  });

  it('says what is wrong with the pattern itself, also before there is a case', async () => {
    server.answer('POST /previews/call-references', {
      rows: [],
      problem: { code: 'CALL_REFERENCE_INVALID', message: 'The pattern {CaseNumber} takes from CaseNumber.' },
    });
    const element = await open();
    expect(text(element, '.warning')).toContain('The pattern {CaseNumber} takes from Case Number.');
    expect(find(element, '.empty')).toBeDefined();
  });

  it('gives each call a reference of its own on demand', async () => {
    const element = await open();
    const heard = listen(element, 'draft');
    const box = get<HTMLElement & { checked: boolean }>(element, '.unique');
    expect(box.checked).toBe(false);
    box.dispatchEvent(new CustomEvent('change', { detail: { checked: true } }));
    expect(heard).toHaveBeenCalledWith('draft', { uniqueReferences: true });
    Object.assign(element, { isUnique: true });
    await settle();
    expect(box.checked).toBe(true);
  });

  it('inserts fields by a click, the first as buttons and all from a list', async () => {
    const element = await open();
    const heard = listen(element, 'draft');
    const buttons = findAll(element, '.placeholders button');
    expect(buttons).toHaveLength(6);
    await click(buttons[0] as HTMLElement);
    await change(get(element, '.more-fields'), { value: 'Subject' });
    expect(heard.mock.calls.map(([, draft]) => draft)).toEqual([
      { callReferencePattern: 'C-{CaseNumber}' },
      { callReferencePattern: 'C-{Subject}' },
    ]);
  });

  it('does not warn where all is well, and says so where there is no case', async () => {
    const { rows } = createAnswers()['POST /previews/call-references'] as { rows: object[] };
    server.answer('POST /previews/call-references', { rows: rows.slice(0, 1) });
    expect(find(await open(), '.warning')).toBeUndefined();
    server.answer('POST /previews/call-references', { rows: [] });
    expect(text(await open(), '.empty')).toBe('c.VideoSetup_CallsReferencePreviewEmpty');
  });

  it('tells why there is no preview, and asks again', async () => {
    server.refuse('POST /previews/call-references', { code: 'VALIDATION_FAILED' });
    const element = await open();
    expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorValidationFailedTitle');
    await click(get(element, '.retry'));
    expect(focused()).toBe(get(element, '.heading'));
    server.refuse('POST /previews/call-references', {}, 0);
    await click(get(element, '.retry'));
    expect(findAll(element, 'tbody tr')).not.toHaveLength(0);
    expect(focused()).toBe(get(element, '.preview-heading'));
  });
});
