import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import { find, focused, get, settle, text } from '../../../../../test/dom';
import { emitRecord } from '../../../../../test/page';
import { CONNECTION, PROBLEM, change, click, createAnswers, type SetupServer } from '../../../../../test/setup';
import {
  answerSave,
  ask,
  asked,
  goTo,
  leavePage,
  openSetup,
  ORG,
  record,
  saves,
  servePage,
  states,
} from '../../../../../test/setup-page';

describe('c-video-setup, its connection', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = servePage();
  });

  afterEach(leavePage);

  it.each([
    ['reachable', () => undefined],
    ['refused', () => server.refuse('POST /token', { ...PROBLEM, code: 'UNAUTHORIZED' })],
  ])('leaves the focus alone while it connects by itself, and takes it to what Verify found: %s', async (_, spoil) => {
    spoil();
    const element = await openSetup();
    expect(find(element, '.verdict')).toBeDefined();
    expect(focused()).toBe(document.body);
    await click(get(element, '.verify'));
    expect(focused()?.classList).toContain('verdict');
  });

  it('leaves the focus where somebody has moved it while the connection was verified', async () => {
    const element = await openSetup();
    get(element, '.verify').click();
    get(element, '[data-name=calls]').focus();
    await settle();
    expect(find(element, '.verdict')).toBeDefined();
    expect(focused()).toBe(get(element, '[data-name=calls]'));
  });

  it('takes the focus to why the settings that work could not be saved', async () => {
    const element = await openSetup();
    await change(get(element, '.gate-key'), { value: 'another-gate-key' });
    answerSave(() => Promise.reject({ status: 400, body: { message: 'No.' } }));
    await click(get(element, '.verify'));
    expect(saves()).toHaveLength(1);
    expect(find(element, '.verdict')).toBeUndefined();
    expect(focused()).toBe(get(get(element, 'c-setup-save-bar'), '.heading'));
  });

  it('leads from nothing to a connection: one record with everything, for this org', async () => {
    server.answer('POST /token', { ...(createAnswers()['POST /token'] as object), settingsOrganizationId: null });
    createRecord.mockImplementation(({ apiName }) =>
      Promise.resolve({ id: apiName === 'Video_Settings__c' ? CONNECTION.settingsId : 'a02' }),
    );
    const element = await openSetup([]);
    expect(server.asked).toEqual([]);
    expect(states(element)).toEqual(['Todo', 'Todo', 'Todo', 'Todo', 'Todo', 'Todo', 'Todo']);
    await change(get(element, '.url'), { value: 'https://video.example.com/' });
    answerSave(async () => emitRecord(record()));
    await click(get(element, '.verify'));
    const [created] = createRecord.mock.calls[0];
    expect(created).toMatchObject({
      apiName: 'Video_Settings__c',
      fields: {
        Key__c: 'default',
        Call_Reference_Pattern__c: '{CaseNumber}',
      },
    });
    // It is not there before that address has let somebody in.
    expect(created.fields).not.toHaveProperty('Middleware_URL__c');
    expect(saves()[0][0].fields).toEqual({
      Id: CONNECTION.settingsId,
      Middleware_URL__c: 'https://video.example.com/',
    });
    const token = server.asked.find(({ path }) => path === '/token');
    expect(token).toMatchObject({
      headers: { 'X-Gate-Key': created.fields.Gate_Key__c },
      body: { settingsId: CONNECTION.settingsId },
    });
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionConnected');
  });

  it('does not save a gate key that can be guessed, from no step, and nothing else with it', async () => {
    const element = await openSetup();
    await change(get(element, '.gate-key'), { value: 'k' });
    await click(get(element, '.verify'));
    await goTo(element, 'calls');
    await click(get(element, '.save'));
    expect(saves()).toEqual([]);
    expect(ask).not.toHaveBeenCalled();
    expect(get(element, '.step-connection').classList).not.toContain('slds-hide');
    await change(get(element, '.gate-key'), { value: 'another-gate-key' });
    await click(get(element, '.verify'));
    expect(saves()[0][0].fields).toEqual({ Id: CONNECTION.settingsId, Gate_Key__c: 'another-gate-key' });
  });

  it('does not save an address that leads nowhere, unless that is wanted', async () => {
    const element = await openSetup();
    await change(get(element, '.url'), { value: 'http://video.example.com' });
    await click(get(element, '.verify'));
    expect(updateRecord).not.toHaveBeenCalled();
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionNotConnected');
    expect(get<HTMLInputElement>(element, '.url').value).toBe('http://video.example.com');
    await click(get(element, '.save'));
    expect(asked()).toEqual(['c.VideoSetup_SaveQuestionConnection']);
    expect(updateRecord).not.toHaveBeenCalled();
    expect(focused()).toBe(get(get(element, 'c-setup-save-bar'), '.message'));
    ask.mockResolvedValueOnce(true);
    await click(get(element, '.save'));
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: CONNECTION.settingsId, Middleware_URL__c: 'http://video.example.com' } },
      { ifUnmodifiedSince: '2026-11-20T09:00:00.000Z' },
    );
    expect(focused()).toBe(get(element, '.verdict'));
  });

  it('keeps what the steps say while another address is tried, until that is saved', async () => {
    const element = await openSetup();
    const before = states(element);
    await change(get(element, '.url'), { value: 'http://video.example.com' });
    await click(get(element, '.verify'));
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionNotConnected');
    expect(states(element).slice(1)).toEqual(before.slice(1));
    await click(get(element, '.discard'));
    expect(states(element)).toEqual(before);
    await change(get(element, '.url'), { value: 'http://video.example.com' });
    await click(get(element, '.verify'));
    ask.mockResolvedValueOnce(true);
    answerSave(async () => emitRecord(record({ Middleware_URL__c: 'http://video.example.com' })));
    await click(get(element, '.save'));
    expect(saves()).toHaveLength(1);
    expect(states(element).slice(1)).not.toEqual(before.slice(1));
    await change(get(element, '.url'), { value: '' });
    expect(find(element, '.verdict')).toBeUndefined();
  });

  it('warns of settings that came from another org, and sends nothing until they are confirmed', async () => {
    server.answer('POST /token', {
      ...(createAnswers()['POST /token'] as object),
      settingsOrganizationId: '00D000000000009AAA',
    });
    const element = await openSetup();
    await goTo(element, 'testCall');
    expect(find(element, '.refreshed')).toBeDefined();
    expect(find(element, '.contact')).toBeUndefined();
    await expect(element).toBeAccessible();
    updateRecord.mockResolvedValueOnce({});
    await click(get(element, '.confirm-org'));
    expect(updateRecord.mock.calls[0][0].fields).toEqual({ Id: CONNECTION.settingsId, Org_Id__c: ORG });
    expect(find(element, '.refreshed')).toBeUndefined();
    expect(focused()).toBe(get(element, '.saved'));
  });

  it('uses a gate key that was replaced since the page read it', async () => {
    const element = await openSetup();
    server.refuse('POST /token', { ...PROBLEM, code: 'UNAUTHORIZED' }, 1);
    notifyRecordUpdateAvailable.mockImplementationOnce(async () => {
      emitRecord(record({ Gate_Key__c: 'replaced' }));
    });
    server.asked.length = 0;
    await click(get(element, '.verify'));
    const keys = server.asked.filter(({ path }) => path === '/token').map(({ headers }) => headers['X-Gate-Key']);
    expect(keys).toEqual([CONNECTION.gateKey, 'replaced']);
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionConnected');
  });

  it.each([
    ['address of a middleware that does not know this org', '.url', 'https://other.example.com'],
    ['address of another page', '.url', 'https://video.example.com/path'],
  ])('does not save the %s', async (_, field, value) => {
    const element = await openSetup();
    await change(get(element, field), { value });
    server.refuse('POST /token', { ...PROBLEM, code: 'PROOF_INVALID' });
    await click(get(element, '.verify'));
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionNotConnected');
    expect(saves()).toEqual([]);
  });
});
