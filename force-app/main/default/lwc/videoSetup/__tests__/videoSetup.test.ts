import LightningModal from 'lightning/modal';
import { createRecord, notifyRecordUpdateAvailable, updateRecord } from 'lightning/uiRecordApi';
import VideoSetup from 'c/videoSetup';
import settingsRows from '../../../../../test/data/settings.json';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { closePage, emitRecord } from '../../../../../test/page';
import {
  CONNECTION,
  PROBLEM,
  change,
  clear,
  click,
  createAnswers,
  serveSetup,
  show,
  type SetupServer,
  emitInfo,
  emitSettings,
  refuseSettingsList,
} from '../../../../../test/setup';

import { takeKeptDraft } from '../keptDraft';

const INFO = {
  apiName: 'Video_Settings__c',
  createable: true,
  updateable: true,
  fields: { Default_Region__c: { label: 'Default Region' } },
};
const ORG = '00D000000000001AAA';

function record(changes: Record<string, string | null> = {}, by = 'Ines Carvalho') {
  const [row] = JSON.parse(JSON.stringify(settingsRows.records));
  for (const [field, value] of Object.entries({
    Org_Id__c: ORG,
    LastModifiedDate: '2026-11-20T09:00:00.000Z',
    ...changes,
  })) {
    row.fields[field] = { value };
  }
  row.fields.LastModifiedBy = { value: { fields: { Name: { value: by } } } };
  return row;
}

describe('c-video-setup', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = serveSetup();
    updateRecord.mockImplementation(() => Promise.resolve({}));
  });

  afterEach(() => {
    clear();
    closePage();
    takeKeptDraft();
  });

  const ask = LightningModal.open as unknown as jest.Mock;
  /** Saves of the settings record; a proof of the person is written by an update too. */
  const saves = () => updateRecord.mock.calls.filter(([{ fields }]) => fields.Id === CONNECTION.settingsId);
  /** Lets the next save of the settings be answered so, and proofs be written meanwhile. */
  const answerSave = (answer: () => Promise<unknown>) =>
    updateRecord.mockImplementation(({ fields }) => {
      return fields.Id === CONNECTION.settingsId ? answer() : Promise.resolve({});
    });
  /** What the last question says would break. */
  const asked = () => ask.mock.calls.at(-1)[0].breakages.map(({ title }: { title: string }) => title);

  /** @param rows what the list of settings holds: one record, or none in an org that was never set up */
  async function open(rows: unknown[] = [record()]): Promise<HTMLElement> {
    const element = await show('c-video-setup', VideoSetup);
    emitInfo(INFO);
    emitSettings(rows);
    await settle();
    if (rows.length > 0) {
      emitRecord(rows[0] as { id: string; fields: unknown });
    }
    await settle();
    // What is counted from here on are saves of the settings: the proof of the person was written before.
    updateRecord.mockClear();
    return element;
  }

  async function goTo(element: HTMLElement, step: string): Promise<void> {
    await click(get(element, `[data-name=${step}]`));
  }

  const states = (element: HTMLElement) =>
    findAll(element, '.state').map(({ textContent }) => textContent?.replace('c.VideoSetup_Path', ''));

  it('connects by itself and shows a state for each step', async () => {
    const element = await open();
    expect(server.asked.map(({ path }) => path)).toEqual(['/healthz', '/token', '/checks', '/deliveries']);
    expect(states(element)).toEqual(['Done', 'Error', 'Done', 'Done', 'Attention', 'Done', 'Done']);
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionConnected');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['reachable', () => undefined],
    ['refused', () => server.refuse('POST /token', { ...PROBLEM, code: 'UNAUTHORIZED' })],
  ])('leaves the focus alone while it connects by itself, and takes it to what Verify found: %s', async (_, spoil) => {
    spoil();
    const element = await open();
    expect(find(element, '.verdict')).toBeDefined();
    expect(focused()).toBe(document.body);
    await click(get(element, '.verify'));
    expect(focused()?.classList).toContain('verdict');
  });

  it('leaves the focus where somebody has moved it while the connection was verified', async () => {
    const element = await open();
    get(element, '.verify').click();
    get(element, '[data-name=calls]').focus();
    await settle();
    expect(find(element, '.verdict')).toBeDefined();
    expect(focused()).toBe(get(element, '[data-name=calls]'));
  });

  it('takes the focus to why the settings that work could not be saved', async () => {
    const element = await open();
    await change(get(element, '.gate-key'), { value: 'another' });
    answerSave(() => Promise.reject({ status: 400, body: { message: 'No.' } }));
    await click(get(element, '.verify'));
    expect(saves()).toHaveLength(1);
    expect(find(element, '.verdict')).toBeUndefined();
    expect(focused()).toBe(get(get(element, 'c-setup-save-bar'), '.heading'));
  });

  it('moves the focus to the heading of a step, and keeps what was begun in another', async () => {
    const element = await open();
    await goTo(element, 'video');
    expect(focused()?.textContent).toBe('c.VideoSetup_StepVideoHeading');
    await change(get(element, '.api-key'), { value: 'half' });
    await goTo(element, 'salesforce');
    await click(get(element, '.next'));
    expect(get<HTMLInputElement>(element, '.api-key').value).toBe('half');
    expect(findAll(element, '.check')).toHaveLength(0);
    await click(get(element, '.previous'));
    expect(findAll(element, '.check')).toHaveLength(2);
  });

  it('shows what happened meanwhile when somebody comes back to a step or checks again', async () => {
    const element = await open();
    await goTo(element, 'deliveries');
    await goTo(element, 'connection');
    server.answer('GET /audit', { entries: [] });
    server.asked.length = 0;
    await goTo(element, 'deliveries');
    expect(server.asked.map(({ path }) => path).sort()).toEqual(['/audit', '/deliveries']);
    expect(find(element, '.entry')).toBeUndefined();
    server.asked.length = 0;
    await click(get(element, '.recheck'));
    expect(server.asked.map(({ path }) => path)).toContain('/audit');
  });

  it('asks again on demand, and says why there are no checks', async () => {
    const element = await open();
    await goTo(element, 'salesforce');
    server.refuse('GET /checks', PROBLEM, 1);
    await click(get(element, '.recheck'));
    expect(text(element, 'c-setup-checks c-setup-error, c-setup-error')).toContain(
      'c.VideoSetup_ErrorSalesforceUnavailable',
    );
    expect(focused()).toBe(get(get(element, 'c-setup-checks'), '.heading'));
    await click(get(element, '.retry'));
    expect(findAll(element, '.check')).toHaveLength(2);
    expect(focused()).toBe(get(element, '.checked'));
  });

  it('leads from nothing to a connection: one record with everything, for this org', async () => {
    server.answer('POST /token', { ...(createAnswers()['POST /token'] as object), settingsOrganizationId: null });
    createRecord.mockImplementation(({ apiName }) =>
      Promise.resolve({ id: apiName === 'Video_Settings__c' ? CONNECTION.settingsId : 'a02' }),
    );
    const element = await open([]);
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

  it('does not save an address that leads nowhere, unless that is wanted', async () => {
    const element = await open();
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

  describe('with a changed region', () => {
    async function changeRegion(): Promise<HTMLElement> {
      const element = await open();
      await goTo(element, 'calls');
      await change(get(element, '.region'), { value: 'AT' });
      return element;
    }

    const region = (element: HTMLElement) => get<HTMLInputElement>(element, '.region').value;

    it('saves it and lets the middleware use it at once', async () => {
      const element = await changeRegion();
      server.asked.length = 0;
      updateRecord.mockImplementationOnce(async () => {
        emitRecord(record({ Default_Region__c: 'AT' }));
      });
      await click(get(element, '.save'));
      expect(updateRecord.mock.calls[0][0].fields).toEqual({ Id: CONNECTION.settingsId, Default_Region__c: 'AT' });
      expect(server.asked.map(({ path }) => path)).toEqual([
        '/settings/check',
        '/settings/reload',
        '/checks',
        '/deliveries',
      ]);
      expect(server.asked[0]?.body).toEqual({ Default_Region__c: 'AT' });
      expect(ask).not.toHaveBeenCalled();
      expect(find(element, '.save')).toBeUndefined();
      expect(text(element, '.saved')).toBe('c.VideoSetup_PageSaved');
      expect(focused()).toBe(get(element, '.saved'));
      expect(region(element)).toBe('AT');
    });

    it('keeps it when Salesforce refuses, and when something else of the page changes', async () => {
      const element = await changeRegion();
      updateRecord.mockRejectedValueOnce({ status: 400, body: { message: 'No.' } });
      await click(get(element, '.save'));
      expect(text(element, 'c-setup-error')).toContain('c.VideoSetup_ErrorSalesforceRefusedTitle');
      expect(focused()).toBe(get(get(element, 'c-setup-save-bar'), '.heading'));
      emitRecord(record({ Phone_Fields__c: 'Phone' }, 'Maya'));
      emitInfo(INFO);
      await settle();
      expect(region(element)).toBe('AT');
      await expect(element).toBeAccessible();
    });

    it('tells the second of two administrators who saved, shows their values and keeps the draft', async () => {
      const element = await changeRegion();
      updateRecord.mockRejectedValueOnce({ status: 412, body: {} });
      await click(get(element, '.save'));
      emitRecord(record({ Default_Region__c: 'DE', LastModifiedDate: '2026-11-20T09:05:00.000Z' }, 'Maya'));
      await settle();
      expect(focused()).toBe(get(element, '.conflict-title'));
      expect(region(element)).toBe('AT');
      await click(get(element, '.reload'));
      expect(region(element)).toBe('AT');
      expect(focused()).toBe(get(get(element, 'c-setup-save-bar'), '.message'));
      updateRecord.mockResolvedValueOnce({});
      await click(get(element, '.save'));
      expect(updateRecord.mock.calls[1][1]).toEqual({ ifUnmodifiedSince: '2026-11-20T09:05:00.000Z' });
    });

    it('asks what breaks, and saves it only if that is wanted', async () => {
      const element = await changeRegion();
      const problem = { id: 'default-region', group: 'calls', state: 'error', finding: 'AT is no country.', items: [] };
      server.answer('POST /settings/check', { problems: [problem] });
      await click(get(element, '.save'));
      expect(asked()).toEqual(['c.VideoSetup_CheckTitleDefaultRegion']);
      expect(updateRecord).not.toHaveBeenCalled();
      expect(region(element)).toBe('AT');
      ask.mockResolvedValueOnce(true);
      await click(get(element, '.save'));
      expect(updateRecord).toHaveBeenCalledTimes(1);
    });

    it('says that it could not be judged where the middleware does not answer', async () => {
      const element = await changeRegion();
      server.refuse('POST /settings/check');
      await click(get(element, '.save'));
      expect(asked()).toEqual(['c.VideoSetup_SaveQuestionUnchecked']);
      expect(updateRecord).not.toHaveBeenCalled();
    });

    it('lets the browser ask before the page is left with it, and not without', async () => {
      const leave = () => window.dispatchEvent(new CustomEvent('beforeunload', { cancelable: true }));
      const element = await changeRegion();
      expect(leave()).toBe(false);
      await click(get(element, '.discard'));
      expect(leave()).toBe(true);
    });

    it('is there again when another page was shown meanwhile', async () => {
      const element = await changeRegion();
      element.remove();
      const again = await open();
      await goTo(again, 'calls');
      expect(region(again)).toBe('AT');
      expect(text(again, '.kept')).toBe('c.VideoSetup_SaveKept');
      expect(updateRecord).not.toHaveBeenCalled();
    });

    it('gives it up on demand', async () => {
      const element = await changeRegion();
      await click(get(element, '.discard'));
      expect(region(element)).toBe('US');
      expect(find(element, '.save')).toBeUndefined();
      expect(text(element, '.saved')).toBe('c.VideoSetup_PageDiscarded');
      expect(focused()).toBe(get(element, '.saved'));
    });

    it('says so if the middleware cannot use what was saved', async () => {
      const element = await changeRegion();
      server.answer('POST /settings/reload', { problem: { code: 'NOT_CONFIGURED', message: 'AT is no country.' } });
      updateRecord.mockResolvedValueOnce({});
      await click(get(element, '.save'));
      expect(text(element, '.saved')).toBe('c.VideoSetup_PageSavedWithProblem');
    });
  });

  it('warns of settings that came from another org, and sends nothing until they are confirmed', async () => {
    server.answer('POST /token', {
      ...(createAnswers()['POST /token'] as object),
      settingsOrganizationId: '00D000000000009AAA',
    });
    const element = await open();
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
    const element = await open();
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
    const element = await open();
    await change(get(element, field), { value });
    server.refuse('POST /token', { ...PROBLEM, code: 'PROOF_INVALID' });
    await click(get(element, '.verify'));
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionNotConnected');
    expect(saves()).toEqual([]);
  });

  it('sends who is not connected to the first step', async () => {
    server.refuse('POST /token', { ...PROBLEM, code: 'UNAUTHORIZED' });
    const element = await open();
    expect(states(element)[0]).toBe('Error');
    await goTo(element, 'people');
    expect(find(element, 'c-setup-people')).toBeUndefined();
    await click(get(element, '.go-connect'));
    expect(get(element, '.verdict')).toBeDefined();
    await expect(element).toBeAccessible();
  });

  it('is loading, forbidden or broken, one at a time', async () => {
    const element = await show('c-video-setup', VideoSetup);
    expect(find(element, 'lightning-spinner')).toBeDefined();
    refuseSettingsList(500);
    emitInfo(INFO);
    await settle();
    expect(find(element, 'c-setup-error')).toBeDefined();
    await expect(element).toBeAccessible();
    emitInfo({ ...INFO, updateable: false });
    await settle();
    expect(find(element, 'c-setup-error')).toBeUndefined();
    expect(text(element, 'c-video-notice')).toContain('c.VideoSetup_PageForbiddenTitle');
    await expect(element).toBeAccessible();
    expect(server.asked).toEqual([]);
  });
});
