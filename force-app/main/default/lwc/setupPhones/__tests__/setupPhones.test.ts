import SetupPhones from 'c/setupPhones';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import { closePage, installPhoneLibrary } from '../../../../../test/page';
import {
  change,
  clear,
  click,
  createClient,
  listen,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

jest.mock('@salesforce/label/c.VideoSetup_CallsPhonesLost', () => ({ default: 'No SMS any more: {0}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.VideoSetup_CallsPhonesOther', () => ({ default: 'Another number: {0}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.VideoSetup_CallsPhonesWorkflow', () => ({ default: 'Workflows: {0}' }), {
  virtual: true,
});

const FIELDS = [{ name: 'MobilePhone', label: 'Mobile Phone' }];
const QUESTION = {
  phoneFields: ['MobilePhone'],
  defaultRegion: 'US',
  allowedRegions: ['US', 'CA'],
  respectDoNotCall: false,
  doNotCallField: null,
  landlineOnly: 'Fail',
};

describe('c-setup-phones', () => {
  let server: SetupServer;

  beforeEach(() => {
    jest.useFakeTimers();
    server = serveSetup();
  });

  afterEach(() => {
    jest.useRealTimers();
    clear();
    closePage();
  });

  async function open(inputs: object = {}): Promise<HTMLElement> {
    const settings = { phoneFields: 'MobilePhone', defaultRegion: 'US', allowedRegions: 'US,CA' };
    const element = await show('c-setup-phones', SetupPhones, {
      client: createClient(),
      fields: FIELDS,
      ...settings,
      ...inputs,
    });
    await jest.advanceTimersByTimeAsync(400);
    await settle();
    return element;
  }

  const previews = () => server.asked.filter(({ path }) => path === '/previews/phones').map(({ body }) => body);

  it('shows how numbers come out, with the reason where one does not', async () => {
    const element = await open();
    expect(previews()).toEqual([{ ...QUESTION, defaultRegion: 'US' }]);
    const rows = findAll(element, 'tbody tr').map(({ textContent }) => textContent);
    expect(rows[0]).toContain('Mobile Phone');
    expect(rows[0]).toContain('••••0134');
    expect(rows[1]).toContain('12345 is no number of the United States.');
    expect(rows[1]).toContain('A workflow’s call goes by link.');
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  const answerRows = (...rows: object[]) => {
    const nothing = { field: null, number: null, problem: null, workflow: null, before: null };
    server.answer('POST /previews/phones', {
      rows: rows.map((row, index) => ({ ...nothing, contactId: `00300000000000${String(index)}AAA`, ...row })),
    });
  };
  const WAS = { field: 'MobilePhone', number: '••••0134', workflow: null };

  it('warns of calls that a change sends elsewhere or nowhere, until it is saved', async () => {
    answerRows(
      { name: 'Grace', before: WAS },
      { name: 'Arlo', field: 'Phone', number: '••••0188', before: WAS },
      { name: 'Noor', workflow: 'A workflow’s call goes by link.', before: { ...WAS, field: null, number: null } },
      { name: 'Same', field: 'MobilePhone', number: '••••0134' },
    );
    const element = await open({ changes: { phoneFields: 'Phone' } });
    expect(findAll(element, '.warning').map(({ textContent }) => textContent)).toEqual([
      'No SMS any more: Grace',
      'Another number: Arlo',
      'Workflows: Noor',
    ]);
    Object.assign(element, { changes: { updateCase: true } });
    await settle();
    expect(find(element, '.warning')).toBeUndefined();
  });

  it.each([
    [
      'a number that is gained',
      { field: 'Phone', number: '••••0188', before: { ...WAS, field: null, number: null } },
      [],
    ],
    [
      'the same digits in another field',
      { field: 'Phone', number: '••••0134', before: WAS },
      ['Another number: Grace'],
    ],
  ])('takes %s for what it is', async (_, row, warnings) => {
    answerRows({ name: 'Grace', ...row });
    const element = await open({ changes: { phoneFields: 'Phone' } });
    expect(findAll(element, '.warning').map(({ textContent }) => textContent)).toEqual(warnings);
  });

  it('calls fields by their labels, also in reasons', async () => {
    const problem = { code: 'X', message: 'MobilePhone is a landline, Fax is none, and DoNotCall is ticked.' };
    answerRows({ name: 'Grace', problem, workflow: 'MobilePhone fails.' });
    const element = await open({ checkboxFields: [{ name: 'DoNotCall', label: 'Do Not Call' }] });
    const row = get(element, 'tbody tr').textContent;
    expect(row).toContain('Mobile Phone is a landline, Fax is none, and Do Not Call is ticked.');
    expect(row).toContain('Mobile Phone fails.');
  });

  it('asks again when something changes, and keeps the old rows until the answer', async () => {
    const element = await open();
    Object.assign(element, { defaultRegion: 'DE' });
    Object.assign(element, { defaultRegion: '' });
    await settle();
    expect(findAll(element, 'tbody tr')).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(400);
    expect(previews().slice(1)).toEqual([{ ...QUESTION, defaultRegion: null }]);
  });

  it('follows whom not to call, and asks for no other setting', async () => {
    const element = await open({ settings: { respectDoNotCall: true } });
    const changed = async (settings: object): Promise<void> => {
      Object.assign(element, { settings });
      await jest.advanceTimersByTimeAsync(400);
    };
    await changed({ respectDoNotCall: true, doNotCallField: 'No_Video__c', landlineOnly: 'Link' });
    await changed({ respectDoNotCall: true, doNotCallField: 'No_Video__c', landlineOnly: 'Link', updateCase: true });
    await changed({ respectDoNotCall: false, doNotCallField: null, landlineOnly: null });
    expect(previews()).toEqual([
      { ...QUESTION, respectDoNotCall: true },
      { ...QUESTION, respectDoNotCall: true, doNotCallField: 'No_Video__c', landlineOnly: 'Link' },
      QUESTION,
    ]);
  });

  it('offers countries by name, and adds and removes allowed ones', async () => {
    installPhoneLibrary();
    const element = await open();
    const heard = listen(element, 'draft');
    const allowed = get<HTMLElement & { options: { value: string }[] }>(element, '.allowed');
    expect(allowed.options.some(({ value }) => value === 'CA')).toBe(false);
    await change(allowed, { value: 'DE' });
    get(element, '.pills').dispatchEvent(new CustomEvent('itemremove', { detail: { item: { name: 'US' } } }));
    Object.assign(element, { allowedRegions: 'CA' });
    const withoutLast = () => Object.assign(element, { allowedRegions: '' });
    element.addEventListener('draft', withoutLast);
    get(element, '.pills').dispatchEvent(new CustomEvent('itemremove', { detail: { item: { name: 'CA' } } }));
    await settle();
    expect(focused()).toBe(get(element, '.all-regions'));
    element.removeEventListener('draft', withoutLast);
    await change(get(element, '.region'), { value: 'none' });
    expect(heard.mock.calls.map(([, draft]) => draft)).toEqual([
      { allowedRegions: 'US,CA,DE' },
      { allowedRegions: 'CA' },
      { allowedRegions: '' },
      { defaultRegion: '' },
    ]);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('takes codes as they are typed where the countries cannot be loaded', async () => {
    const element = await open();
    const heard = listen(element, 'draft');
    await change(get(element, '.region'), { value: 'de' });
    await change(get(element, '.allowed'), { value: 'de, at' });
    expect(heard.mock.calls.map(([, draft]) => draft)).toEqual([{ defaultRegion: 'DE' }, { allowedRegions: 'DE,AT' }]);
  });

  it('is loading, empty or broken', async () => {
    const loading = await show('c-setup-phones', SetupPhones, { fields: FIELDS });
    expect(find(loading, 'lightning-spinner')).toBeDefined();
    server.answer('POST /previews/phones', { rows: [] });
    expect(text(await open(), '.empty')).toBe('c.VideoSetup_CallsPhonePreviewEmpty');
    server.refuse('POST /previews/phones');
    const broken = await open();
    await click(get(broken, '.retry'));
    expect(focused()).toBe(get(broken, '.heading'));
    server.refuse('POST /previews/phones', {}, 0);
    await click(get(broken, '.retry'));
    expect(find(broken, 'c-setup-error')).toBeUndefined();
    expect(focused()).toBe(get(broken, '.preview-heading'));
  });

  it('does not render the list of fields again for anything else, which would take the focus there', async () => {
    const element = await open();
    const list = get<HTMLElement & { options: object; value: object }>(element, '.phone-fields');
    const { options, value } = list;
    Object.assign(element, { defaultRegion: 'DE' });
    await jest.advanceTimersByTimeAsync(400);
    await settle();
    expect(list.options).toBe(options);
    expect(list.value).toBe(value);
    Object.assign(element, { phoneFields: 'Fax' });
    await settle();
    expect(list.value).toEqual(['Fax']);
    expect(list.options).toHaveLength(2);
  });
});
