import SetupChecks from 'c/setupChecks';
import { formatTime } from 'c/setupFormat';
import { VideoError } from 'c/videoErrors';
import { find, findAll, focused, get, text } from '../../../../../test/dom';
import { clear, click, createAnswers, listen, show } from '../../../../../test/setup';

const { checks, checkedAt } = createAnswers()['GET /checks'] as { checks: object[]; checkedAt: string };

describe('c-setup-checks', () => {
  afterEach(clear);

  it('shows the most urgent first, every single thing found and where to mend it', async () => {
    const element = await show('c-setup-checks', SetupChecks, { checks, checkedAt });
    const items = findAll(element, '.check');
    expect(items).toHaveLength(4);
    expect(items[0]?.textContent).toContain('c.VideoSetup_CheckError');
    expect(items[0]?.textContent).toContain('Edit Video_Session__c.Guest_Link__c');
    expect(get<HTMLAnchorElement>(element, 'a').getAttribute('href')).toBe('/lightning/setup/PermSets/home');
    await expect(element).toBeAccessible();
  });

  it('tells times as the page tells them elsewhere', async () => {
    const check = {
      id: 'room-requests',
      group: 'automation',
      state: 'warning',
      finding: 'None until 2030-02-28T10:20:30.000Z: 2030-99-99T10:20:30Z is no time',
      remedy: 'Wait until 2030-02-28T11:20:30Z.',
      items: ['since 2030-02-28T09:20:30.123Z'],
      setupPath: null,
    };
    const element = await show('c-setup-checks', SetupChecks, { checks: [check], checkedAt });
    const words = text(element, '.check');
    expect(words).toContain(`None until ${formatTime('2030-02-28T10:20:30.000Z')}: 2030-99-99T10:20:30Z is no time`);
    expect(words).toContain(`Wait until ${formatTime('2030-02-28T11:20:30Z')}.`);
    expect(words).toContain(`since ${formatTime('2030-02-28T09:20:30.123Z')}`);
  });

  it('calls a check that it has no words for by its id', async () => {
    const element = await show('c-setup-checks', SetupChecks, { checks: checks.slice(0, 1), checkedAt });
    expect(text(element, '.check')).toContain('check.unknown-to-the-page');
  });

  it('is loading, empty or broken, one at a time', async () => {
    const loading = await show('c-setup-checks', SetupChecks);
    expect(find(loading, 'lightning-spinner')).toBeDefined();
    const empty = await show('c-setup-checks', SetupChecks, { checks: [], checkedAt });
    expect(text(empty, '.empty')).toBe('c.VideoSetup_CheckEmpty');
    expect(find(empty, 'lightning-spinner')).toBeUndefined();
    const error = new VideoError('MIDDLEWARE_UNREACHABLE');
    const broken = await show('c-setup-checks', SetupChecks, { checks, error });
    expect(find(broken, '.check')).toBeUndefined();
    broken.focus();
    expect(focused()).toBe(get(broken, '.heading'));
    const heard = listen(broken, 'recheck');
    await click(get(broken, '.retry'));
    expect(heard).toHaveBeenCalledTimes(1);
    await expect(loading).toBeAccessible();
    await expect(empty).toBeAccessible();
    await expect(broken).toBeAccessible();
  });

  it('checks anew on demand, and not twice at a time', async () => {
    const element = await show('c-setup-checks', SetupChecks, { checks, checkedAt });
    const heard = listen(element, 'recheck');
    await click(get(element, '.recheck'));
    expect(heard).toHaveBeenCalledTimes(1);
    element.focus();
    expect(focused()).toBe(get(element, '.checked'));
    Object.assign(element, { isChecking: true });
    await Promise.resolve();
    expect(get<HTMLButtonElement>(element, '.recheck').disabled).toBe(true);
  });
});
