import { getListRecordsByName } from 'lightning/uiListsApi';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { createElement } from 'lwc';
import StartVideo from 'c/startVideo';
import { find, get, settle, text } from '../../../../../test/dom';
import { CASE_ID, CONTACT_ID, closePage, createData, openPage, wireConfigs } from '../../../../../test/page';

function openOnCase(data = createData()): Promise<HTMLElement> {
  return openPage('c-start-video', StartVideo, { data, recordId: CASE_ID, objectApiName: 'Case' });
}

describe('the states of c-start-video', () => {
  afterEach(closePage);

  it('shows a spinner until Salesforce has answered', async () => {
    const element = createElement('c-start-video', { is: StartVideo });
    Object.assign(element, { recordId: CONTACT_ID, objectApiName: 'Contact' });
    document.body.appendChild(element);
    await settle();
    expect(find(element, 'lightning-spinner')).toBeDefined();
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('offers a call with the contact when everything is there', async () => {
    const element = await openPage('c-start-video', StartVideo);
    expect(text(element, '.customer')).toBe('Amara Okafor');
    expect(find(element, 'lightning-spinner')).toBeUndefined();
    expect(find(element, 'c-video-notice')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('asks for exactly the fields of the contact that this org has', async () => {
    await openPage('c-start-video', StartVideo);
    const config = wireConfigs(getRecord).find(({ recordId }) => recordId === CONTACT_ID);
    expect(config?.['optionalFields']).toEqual(['Contact.MobilePhone', 'Contact.Phone']);
  });

  it.each([
    ['no settings record', () => [] as unknown[]],
    ['no gate key', () => withSetting('Gate_Key__c', null)],
    ['no middleware URL', () => withSetting('Middleware_URL__c', null)],
    ['a middleware URL that is not secure', () => withSetting('Middleware_URL__c', 'http://video.example.com')],
  ])('says what the administrator must do with %s', async (_, records) => {
    const data = createData();
    Object.assign(data.settings, { records: records() });
    const element = await openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NotConfigured');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('names the permission set to a user who may not see sessions', async () => {
    const element = await openPage('c-start-video', StartVideo);
    getObjectInfo.emitError({ status: 403 }, ({ objectApiName }) => objectApiName.objectApiName === 'Video_Session__c');
    await settle();
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermissionRemedy');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('names the permission set to a user who may read but not start', async () => {
    const data = createData();
    data.proofInfo.createable = false;
    const element = await openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermission');
  });

  it('names the permission set to a user who may not read the settings', async () => {
    const element = await openPage('c-start-video', StartVideo);
    getListRecordsByName.emitError({ status: 403 });
    await settle();
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermission');
  });

  it('says what to do about a contact without a number, and offers a link', async () => {
    const data = createData();
    Object.assign(data.contact.fields, { MobilePhone: { value: null }, Phone: { value: '  ' } });
    const element = await openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoNumberRemedy');
    expect(get<HTMLInputElement>(element, 'lightning-radio-group').value).toBe('Link');
    await expect(element).toBeAccessible();
  });

  it('says what to do about a case without a contact', async () => {
    const data = createData();
    Object.assign(data.caseRecord.fields.ContactId, { value: null });
    const element = await openOnCase(data);
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoContactRemedy');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it("offers a call with the case's contact, about that case", async () => {
    const element = await openOnCase();
    expect(text(element, '.customer')).toBe('Amara Okafor');
    expect(text(element, '.fixed-case')).toBe('c.StartVideo_CaseOption');
    expect(find(element, 'lightning-combobox')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('says that a contact which the user may not see cannot be shown', async () => {
    const element = await openOnCase();
    getRecord.emitError({ status: 404 }, ({ recordId }) => recordId === CONTACT_ID);
    await settle();
    expect(text(element, '[role=alert]')).toContain('c.StartVideo_ErrorRecordNotVisibleTitle');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('does not blame permissions when Salesforce itself fails', async () => {
    const element = await openPage('c-start-video', StartVideo);
    getObjectInfo.emitError({ status: 500, body: { message: 'Maintenance' } });
    await settle();
    expect(text(element, '[role=alert]')).toContain('c.StartVideo_ErrorSalesforceRefusedTitle');
  });
});

function withSetting(field: string, value: unknown): unknown[] {
  const { records } = createData().settings;
  Object.assign(records[0]?.fields ?? {}, { [field]: { value } });
  return records;
}
