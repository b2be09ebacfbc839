import { describe, expect, it } from 'vitest';
import { copyForEachTest } from '../support/package-copy.ts';
import { createSetupStage, failedLine, goTo, setupOf, waitForState, waitUntilConnected } from './stage.ts';

const org = copyForEachTest((project) => createSetupStage({ system: { project } }));

describe('an org whose metadata is not complete', () => {
  it('without the trusted site of the middleware: says where it is entered, with what to paste', async () => {
    org.copy.remove('org-setup/main/default/cspTrustedSites/Start_Video_Middleware.cspTrustedSite-meta.xml');
    const { openSetup, problems, system } = await org.deploy();
    const page = await openSetup();
    await failedLine(page).filter({ hasText: 'does not let its pages reach that address' }).waitFor();
    const line = failedLine(page);
    expect(await line.getByLabel('URL', { exact: true }).inputValue()).toBe(system.middlewareUrl);
    expect(await line.getByLabel('API Name').inputValue()).toBe('Start_Video_Middleware');
    const opening = page.waitForEvent('popup');
    await line.getByRole('link', { name: 'Open Trusted URLs in Setup' }).click();
    await (await opening).getByRole('heading', { name: 'Trusted URLs' }).waitFor();
    expect(problems.list.join()).toMatch(/Content Security Policy/u);
  });

  it('without a field permission of the integration user: names the very field', async () => {
    org.copy.edit('force-app/main/default/permissionsets/Video_Integration.permissionset-meta.xml', (content) =>
      content.replace(
        /<fieldPermissions>(?:(?!<\/fieldPermissions>)[\s\S])*<field>Video_Session__c\.Guest_Link__c<\/field>[\s\S]*?<\/fieldPermissions>/u,
        '',
      ),
    );
    const { openSetup } = await org.deploy();
    const page = await openSetup();
    await waitUntilConnected(page);
    await waitForState(page, 'Salesforce', 'Needs repair');
    await goTo(page, 'Salesforce');
    await setupOf(page).locator('.check li').filter({ hasText: 'Guest_Link__c' }).first().waitFor();
  });
});
