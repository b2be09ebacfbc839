import VideoSetup from 'c/videoSetup';
import { find, findAll, focused, get, settle, text } from '../../../../../test/dom';
import {
  PROBLEM,
  change,
  click,
  createAnswers,
  emitInfo,
  refuseSettingsList,
  show,
  type SetupServer,
} from '../../../../../test/setup';
import { goTo, INFO, leavePage, openSetup, servePage, states } from '../../../../../test/setup-page';

describe('c-video-setup', () => {
  let server: SetupServer;

  beforeEach(() => {
    server = servePage();
  });

  afterEach(leavePage);

  it('connects by itself and shows a state for each step', async () => {
    const element = await openSetup();
    expect(server.asked.map(({ path }) => path)).toEqual(['/healthz', '/token', '/checks', '/deliveries']);
    expect(states(element)).toEqual(['Done', 'Error', 'Done', 'Done', 'Attention', 'Done', 'Done']);
    expect(text(element, '.verdict')).toBe('c.VideoSetup_ConnectionConnected');
    await expect(element).toBeAccessible();
  });

  it.each([
    ['Todo', ['Failed', 'Cancelled']],
    ['Done', ['Failed', 'Completed']],
    ['Done', ['Expired']],
  ])('takes the test call for %s after calls that came to %j', async (state, statuses) => {
    const deliveries = createAnswers()['GET /deliveries'] as { recent: object[] };
    const recent = statuses.map((status) => ({ ...deliveries.recent[0], status, state: 'written' }));
    server.answer('GET /deliveries', { ...deliveries, recent });
    expect(states(await openSetup())[5]).toBe(state);
  });

  it('moves the focus to the heading of a step, and keeps what was begun in another', async () => {
    const element = await openSetup();
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
    const element = await openSetup();
    await goTo(element, 'deliveries');
    await goTo(element, 'connection');
    server.answer('GET /audit', { entries: [] });
    server.asked.length = 0;
    await goTo(element, 'deliveries');
    expect(server.asked.map(({ path }) => path).sort()).toEqual(['/audit', '/call-log', '/deliveries']);
    expect(find(element, '.entry')).toBeUndefined();
    server.asked.length = 0;
    await click(get(element, '.recheck'));
    expect(server.asked.map(({ path }) => path)).toContain('/audit');
  });

  it('asks again on demand, and says why there are no checks', async () => {
    const element = await openSetup();
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

  it('sends who is not connected to the first step', async () => {
    server.refuse('POST /token', { ...PROBLEM, code: 'UNAUTHORIZED' });
    const element = await openSetup();
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
