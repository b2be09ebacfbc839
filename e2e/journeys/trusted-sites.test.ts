import { describe, expect, it } from 'vitest';
import { seedIds } from '../../sandbox/seeds/index.ts';
import { copyForEachTest } from '../support/package-copy.ts';
import { waitForStatus } from '../support/room-page.ts';
import { createStage, type Stage } from '../support/stage.ts';
import { cardOf, startButton, startCall } from './pages.ts';

const org = copyForEachTest((project) => createStage({ system: { project } }));

/** An org whose administrator left this file out of the deployment. */
function deployWithout(file: string): Promise<Stage> {
  org.copy.remove(file);
  return org.deploy();
}

describe('an org without a trusted site', () => {
  it('that of the middleware: the agent reads what the administrator has to do', async () => {
    const { openRecord, problems, system } = await deployWithout(
      'org-setup/main/default/cspTrustedSites/Start_Video_Middleware.cspTrustedSite-meta.xml',
    );
    const page = await openRecord('Contact', seedIds.contacts.mobile);
    await startButton(page).click();
    await cardOf(page).getByRole('heading', { name: 'The video service cannot be reached' }).waitFor();
    await cardOf(page).getByText('it tells where the way to the video service ends').waitFor();
    expect(problems.list.join()).toMatch(/Content Security Policy/u);
    expect(await system.video.get('/rooms')).toEqual([]);
  });

  it('that of 8x8: the frame stays empty, and the window still works', async () => {
    const { openRecord, problems, context } = await deployWithout(
      'force-app/main/default/cspTrustedSites/Start_Video_8x8.cspTrustedSite-meta.xml',
    );
    const page = await openRecord('Contact', seedIds.contacts.mobile);
    await startCall(page);
    const opening = context.waitForEvent('page');
    await cardOf(page).getByRole('button', { name: 'Open in its own window' }).click();
    await waitForStatus(await opening, 'Waiting for the guest');
    expect(problems.list.join()).toMatch(/Content Security Policy/u);
  });
});
