import { createElement } from 'lwc';
import StartVideo from 'c/startVideo';
import { find, findAll, get, settle, text } from '../../../../../test/dom';
import * as page from '../../../../../test/page';

function openOnCase(data = page.createData()): Promise<HTMLElement> {
  return page.openPage('c-start-video', StartVideo, { data, recordId: page.CASE_ID, objectApiName: 'Case' });
}

describe('the states of c-start-video', () => {
  afterEach(page.closePage);

  it('shows a spinner until Salesforce has answered', async () => {
    const element = createElement('c-start-video', { is: StartVideo });
    Object.assign(element, { recordId: page.CONTACT_ID, objectApiName: 'Contact' });
    document.body.appendChild(element);
    await settle();
    expect(find(element, 'lightning-spinner')).toBeDefined();
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('offers a call with the contact when everything is there', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    expect(text(element, '.customer')).toBe('Amara Okafor');
    expect(find(element, 'lightning-spinner')).toBeUndefined();
    expect(find(element, 'c-video-notice')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('asks for exactly the fields of the contact that this org has', async () => {
    await page.openPage('c-start-video', StartVideo);
    const config = page.recordConfigs().find(({ recordId }) => recordId === page.CONTACT_ID);
    expect(config?.optionalFields).toEqual(['Contact.MobilePhone', 'Contact.Phone']);
  });

  it.each([
    ['no settings record', () => [] as unknown[]],
    ['no gate key', () => withSetting('Gate_Key__c', null)],
    ['no middleware URL', () => withSetting('Middleware_URL__c', null)],
    ['a middleware URL that is not secure', () => withSetting('Middleware_URL__c', 'http://video.example.com')],
  ])('says what the administrator must do with %s', async (_, records) => {
    const data = page.createData();
    Object.assign(data.settings, { records: records() });
    const element = await page.openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NotConfigured');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('names the permission set to a user who may not see sessions', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    page.refuseObjectInfo(403, 'Video_Session__c');
    await settle();
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermissionRemedy');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('names the permission set to a user who may read but not start', async () => {
    const data = page.createData();
    data.proofInfo.createable = false;
    const element = await page.openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermission');
  });

  it('names the permission set to a user who may not read the settings', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    page.refuseSettings(403);
    await settle();
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoPermission');
  });

  it('says what to do about a contact without a number, and offers a link', async () => {
    const data = page.createData();
    Object.assign(data.contact.fields, { MobilePhone: { value: null }, Phone: { value: '  ' } });
    const element = await page.openPage('c-start-video', StartVideo, { data });
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoNumberRemedy');
    expect(get<HTMLInputElement>(element, 'c-button-choice').value).toBe('Link');
    await expect(element).toBeAccessible();
  });

  it('says what to do about a case without a contact', async () => {
    const data = page.createData();
    Object.assign(data.caseRecord.fields.ContactId, { value: null });
    const element = await openOnCase(data);
    expect(text(element, 'c-video-notice')).toContain('c.StartVideo_NoContactRemedy');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    page.emitSessions(data.sessions);
    await settle();
    expect(findAll(element, '.reference')).toHaveLength(5);
    await expect(element).toBeAccessible();
  });

  it("offers a call with the case's contact, about that case", async () => {
    const element = await openOnCase();
    expect(text(element, '.customer')).toBe('Amara Okafor');
    expect(text(element, '.fixed-case')).toBe('c.StartVideo_CaseOption');
    expect(find(element, 'lightning-combobox')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('calls about a case whose subject the user may not see', async () => {
    const data = page.createData();
    Reflect.deleteProperty(data.caseRecord.fields, 'Subject');
    const element = await openOnCase(data);
    expect(text(element, '.fixed-case')).toBe('00001042');
    const config = page.recordConfigs().find(({ recordId }) => recordId === page.CASE_ID);
    expect(config?.optionalFields).toEqual(['Case.Subject']);
  });

  it('says that a contact which the user may not see cannot be shown', async () => {
    const element = await openOnCase();
    page.refuseRecordRead(404, page.CONTACT_ID);
    await settle();
    expect(text(element, '[role=alert]')).toContain('c.StartVideo_ErrorRecordNotVisibleTitle');
    expect(find(element, 'c-video-call-form')).toBeUndefined();
    await expect(element).toBeAccessible();
  });

  it('does not blame permissions when Salesforce itself fails', async () => {
    const element = await page.openPage('c-start-video', StartVideo);
    page.refuseObjectInfo(500);
    await settle();
    expect(text(element, '[role=alert]')).toContain('c.StartVideo_ErrorSalesforceUnreachableTitle');
  });
});

function withSetting(field: string, value: unknown): unknown[] {
  const { records } = page.createData().settings;
  Object.assign(records[0]?.fields ?? {}, { [field]: { value } });
  return records;
}
