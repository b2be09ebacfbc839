import SetupCalls from 'c/setupCalls';
import { find, focused, get, settle } from '../../../../../test/dom';
import { closePage, installPhoneLibrary } from '../../../../../test/page';
import {
  PROBLEM,
  change,
  clear,
  click,
  createClient,
  listen,
  serveSetup,
  show,
  type SetupServer,
} from '../../../../../test/setup';

const SETTINGS = {
  phoneFields: 'MobilePhone,Phone',
  defaultRegion: 'US',
  allowedRegions: null,
  callReferencePattern: '{CaseNumber}',
  agentLoginField: 'Nickname',
  defaultInvitation: 'SMS',
  maxStartsPerHour: null,
  consoleMode: 'Embedded',
  updateCase: true,
};

interface Choice extends HTMLElement {
  value: unknown;
  options: { value: string }[];
}

describe('c-setup-calls', () => {
  let server: SetupServer;

  beforeEach(() => {
    jest.useFakeTimers();
    installPhoneLibrary();
    server = serveSetup();
  });

  afterEach(() => {
    jest.useRealTimers();
    clear();
    closePage();
  });

  const open = () => show('c-setup-calls', SetupCalls, { client: createClient(), settings: SETTINGS });

  it('offers the fields of the org, and keeps one in sight that the org no longer has', async () => {
    const element = await open();
    const fields = get<Choice>(element, '.phone-fields');
    expect(fields.options.map(({ value }) => value)).toEqual(['MobilePhone', 'Phone', 'HomePhone']);
    expect(fields.value).toEqual(['MobilePhone', 'Phone']);
    const logins = get<Choice>(element, '.login').options.map(({ value }) => value);
    expect(logins).toEqual(['Email', 'FederationIdentifier', 'Nickname']);
    jest.useRealTimers();
    await expect(element).toBeAccessible();
  });

  it('passes on every change as the setting that it is', async () => {
    const element = await open();
    const heard = listen(element, 'draft');
    await change(get(element, '.phone-fields'), { value: ['Phone', 'MobilePhone'] });
    await change(get(element, '.region'), { value: 'DE' });
    await change(get(element, '.pattern'), { value: 'C-{CaseNumber}' });
    await change(get(element, '.login'), { value: 'Email' });
    await change(get(element, '.invitation'), { value: 'Link' });
    await change(get(element, '.starts'), { value: '20' });
    await change(get(element, '.starts'), { value: '' });
    await change(get(element, '.mode'), { value: 'Window' });
    await change(get(element, '[data-name=updateCase]'), { checked: false });
    await change(get(element, '.retention'), { value: '30' });
    expect(heard.mock.calls.map(([, draft]) => draft)).toEqual([
      { phoneFields: 'Phone,MobilePhone' },
      { defaultRegion: 'DE' },
      { callReferencePattern: 'C-{CaseNumber}' },
      { agentLoginField: 'Email' },
      { defaultInvitation: 'Link' },
      { maxStartsPerHour: 20 },
      { maxStartsPerHour: null },
      { consoleMode: 'Window' },
      { updateCase: false },
      { retentionDays: 30 },
    ]);
  });

  it('loses none of what was chosen when the options must be loaded again', async () => {
    server.refuse('GET /options', PROBLEM, 1);
    const element = await open();
    expect(find(element, '.phone-fields')).toBeUndefined();
    jest.useRealTimers();
    await expect(element).toBeAccessible();
    await click(get(element, '.retry'));
    expect(get<Choice>(element, '.phone-fields').value).toEqual(['MobilePhone', 'Phone']);
    expect(focused()).toBe(get(element, '.first'));
  });

  it('shows that it is loading', async () => {
    const element = await show('c-setup-calls', SetupCalls);
    await settle();
    expect(find(element, 'lightning-spinner')).toBeDefined();
  });
});
