import { isSafeUrl, readSettings } from 'c/videoSettings';
import settings from '../../../../../test/data/settings.json';

/** The captured record with some fields changed. */
function rows(changes: Record<string, string | null> = {}): LightningRecord[] {
  const records = JSON.parse(JSON.stringify(settings.records)) as LightningRecord[];
  for (const [field, value] of Object.entries(changes)) {
    Object.assign(records[0]?.fields ?? {}, { [field]: { value } });
  }
  return records;
}

describe('readSettings', () => {
  it('knows which checkboxes forbid an SMS, and that none does where the org does not respect them', () => {
    const read = (fields: Record<string, unknown>) => readSettings(rows(fields))?.doNotCallFields;
    expect(read({ Do_Not_Call_Field__c: 'No_Video__c' })).toEqual(['DoNotCall', 'No_Video__c']);
    expect(read({ Do_Not_Call_Field__c: 'no field; DROP' })).toEqual(['DoNotCall']);
    expect(read({ Do_Not_Call_Field__c: 'No_Video__c', Respect_Do_Not_Call__c: false })).toEqual([]);
  });

  it('reads the record of the key default', () => {
    expect(readSettings([...rows({ Key__c: 'other', Gate_Key__c: 'wrong' }), ...rows()])).toEqual({
      middlewareUrl: 'https://video.example.com',
      middlewareOrigin: 'https://video.example.com',
      gateKey: 'test-gate-key',
      phoneFields: ['MobilePhone', 'Phone'],
      defaultRegion: 'US',
      doNotCallFields: ['DoNotCall'],
      defaultInvitation: 'SMS',
      opensInWindow: false,
    });
  });

  it('keeps a path of the middleware, without a slash at its end, out of the origin', () => {
    expect(readSettings(rows({ Middleware_URL__c: 'https://apps.example.com/video/' }))).toMatchObject({
      middlewareUrl: 'https://apps.example.com/video',
      middlewareOrigin: 'https://apps.example.com',
    });
  });

  it('falls back to the usual phone fields, and drops what is no field name', () => {
    expect(readSettings(rows({ Phone_Fields__c: null }))?.phoneFields).toEqual(['MobilePhone', 'Phone']);
    expect(readSettings(rows({ Phone_Fields__c: ' Phone ; Direct__c,Phone,a-b,$x' }))?.phoneFields).toEqual([
      'Phone',
      'Direct__c',
    ]);
  });

  it('follows the wish for links and for windows', () => {
    const read = readSettings(rows({ Default_Invitation__c: 'Link', Console_Mode__c: 'Window' }));
    expect(read).toMatchObject({ defaultInvitation: 'Link', opensInWindow: true });
  });

  it.each(['Key__c', 'Middleware_URL__c', 'Gate_Key__c'])('gives nothing without %s', (field) => {
    expect(readSettings(rows({ [field]: null }))).toBeUndefined();
  });
});

describe('isSafeUrl', () => {
  it.each(['https://a.example', 'http://localhost:3001', 'http://127.0.0.1:1', 'http://[::1]:1'])(
    'accepts %s',
    (url) => {
      expect(isSafeUrl(url)).toBe(true);
    },
  );

  it.each(['http://a.example', 'http://localhost.a.example', ['javascript', '1'].join(':'), 'a.example', ''])(
    'refuses %j',
    (url) => {
      expect(isSafeUrl(url)).toBe(false);
    },
  );
});
