import { createRecord, notifyRecordUpdateAvailable, refuseRecord, updateRecord } from 'lightning/uiRecordApi';
import {
  SettingsConflict,
  changesOf,
  createSettings,
  listOf,
  newSettings,
  readStored,
  saveSettings,
} from 'c/setupRecord';
import settings from '../../../../../test/data/settings.json';

function stored() {
  const [record] = JSON.parse(JSON.stringify(settings.records));
  record.fields.LastModifiedDate = { value: '2026-11-20T09:00:00.000Z' };
  record.fields.LastModifiedBy = { value: { fields: { Name: { value: 'Ines Carvalho' } } } };
  return readStored(record);
}

describe('the settings record', () => {
  afterEach(() => {
    jest.clearAllMocks();
  });

  it('is read with who saved it last and when', () => {
    expect(stored()).toMatchObject({
      id: 'a03000000000001AAA',
      lastModifiedBy: 'Ines Carvalho',
      lastModifiedDate: '2026-11-20T09:00:00.000Z',
      values: { middlewareUrl: 'https://video.example.com', defaultRegion: 'US', organizationId: null },
    });
  });

  it('begins with a key that nobody can guess and the country of the user', () => {
    const [one, other] = [newSettings(['de-AT']), newSettings(['xx!'])];
    expect(one).toMatchObject({ defaultRegion: 'AT', phoneFields: 'MobilePhone,Phone', middlewareUrl: '' });
    expect(one.gateKey).toMatch(/^[\w-]{43}$/);
    expect(other.gateKey).not.toBe(one.gateKey);
    expect(other.defaultRegion).toBe('');
  });

  it('is created under the one key there is, with empty values left empty', async () => {
    createRecord.mockResolvedValue({ id: 'a03000000000009AAA' });
    expect(await createSettings({ middlewareUrl: 'https://x.example', allowedRegions: '' })).toBe('a03000000000009AAA');
    expect(createRecord).toHaveBeenCalledWith({
      apiName: 'Video_Settings__c',
      fields: { Name: 'Default', Key__c: 'default', Middleware_URL__c: 'https://x.example', Allowed_Regions__c: null },
    });
    refuseRecord(400, { output: { errors: [{ message: 'Enter an address that starts with https://.' }] } });
    await expect(createSettings({})).rejects.toMatchObject({
      code: 'SALESFORCE_REFUSED',
      detail: 'Enter an address that starts with https://.',
    });
  });

  it('is saved only if nobody saved since it was read, and read anew', async () => {
    updateRecord.mockResolvedValueOnce({});
    await saveSettings(stored(), { defaultRegion: 'AT' });
    expect(updateRecord).toHaveBeenCalledWith(
      { fields: { Id: 'a03000000000001AAA', Default_Region__c: 'AT' } },
      { ifUnmodifiedSince: '2026-11-20T09:00:00.000Z' },
    );
    expect(notifyRecordUpdateAvailable).toHaveBeenCalledWith([{ recordId: 'a03000000000001AAA' }]);
  });

  it.each([
    ['by its status', { status: 412, body: {} }],
    ['by its code', { body: { output: { errors: [{ errorCode: 'ENTITY_FAILED_IFLASTMODIFIED_ON_UPDATE_CHECK' }] } } }],
  ])('tells a conflict %s', async (_, error) => {
    updateRecord.mockRejectedValueOnce(error);
    await expect(saveSettings(stored(), { defaultRegion: 'AT' })).rejects.toBeInstanceOf(SettingsConflict);
  });

  it('counts as changed only what is another value', () => {
    const draft = { defaultRegion: 'US', allowedRegions: '', phoneFields: 'Phone' };
    expect(changesOf(draft, stored().values)).toEqual({ phoneFields: 'Phone' });
    expect(changesOf(draft, undefined)).toEqual({ defaultRegion: 'US', phoneFields: 'Phone' });
  });

  it('reads names separated by commas, blanks or both', () => {
    expect(listOf('MobilePhone, Phone;HomePhone')).toEqual(['MobilePhone', 'Phone', 'HomePhone']);
    expect(listOf(null)).toEqual([]);
  });
});
