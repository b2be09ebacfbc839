import { describe, expect, it } from 'vitest';
import { focused } from '../support/keyboard.ts';
import { shareAmongTests } from '../support/share.ts';
import {
  createSetupStage,
  goTo,
  setupOf,
  stepButton,
  waitForState,
  waitUntilConnected,
  type SetupStage,
  type StepTitle,
} from './stage.ts';

const CHECKED: readonly StepTitle[] = ['Connection', 'Salesforce', '8x8', 'Calls', 'People', 'Deliveries'];

let stage: SetupStage;
shareAmongTests(createSetupStage, (started) => (stage = started));

describe('the seeded org, which was set up before', () => {
  it('needs nothing, and lets its administrator start the test call at once', async () => {
    const page = await stage.openSetup();
    await waitUntilConnected(page);
    for (const step of CHECKED) await waitForState(page, step, 'Done');
    await goTo(page, 'Test call');
    await setupOf(page).getByRole('combobox', { name: 'Contact to call' }).waitFor();
    stage.problems.expectNone();
  });

  it('is verified without a move of the focus, which goes to the result once somebody presses Verify', async () => {
    const isToken = (url: URL): boolean => url.pathname === '/v1/setup/token';
    const { promise: focusIsSet, resolve } = Promise.withResolvers<undefined>();
    await stage.context.route(isToken, (route) => focusIsSet.then(() => route.continue()));
    const page = await stage.openSetup();
    const step = stepButton(page, 'Connection');
    const result = setupOf(page).getByRole('heading', { name: 'The middleware is connected' });
    await step.focus();
    resolve(undefined);
    await waitUntilConnected(page);
    await waitForState(page, 'Salesforce', 'Done');
    expect(await focused(page, step).count()).toBe(1);
    await setupOf(page).getByRole('button', { name: 'Verify' }).click();
    await focused(page, result).waitFor();
    await stage.context.unroute(isToken);
  });
});
