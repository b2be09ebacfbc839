import { updateRecord } from 'lightning/uiRecordApi';
import { find, focused, get, settle, text } from '../../../../../test/dom';
import { emitRecord } from '../../../../../test/page';
import { CONNECTION, change, click, emitInfo, type SetupServer } from '../../../../../test/setup';
import { ask, asked, goTo, INFO, leavePage, openSetup, record, servePage } from '../../../../../test/setup-page';

describe('c-video-setup with a changed region', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = servePage();
  });

  afterEach(leavePage);

  async function changeRegion(): Promise<HTMLElement> {
    const element = await openSetup();
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
    const again = await openSetup();
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
