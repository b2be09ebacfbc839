import SetupSalesforce from 'c/setupSalesforce';
import { find, get, text } from '../../../../../test/dom';
import { clear, show } from '../../../../../test/setup';

describe('c-setup-salesforce', () => {
  afterEach(clear);

  it('shows the allowance of the org', async () => {
    const element = await show('c-setup-salesforce', SetupSalesforce, { apiUsage: { used: 30, max: 120, ours: 7 } });
    expect(get<HTMLElement & { value: number }>(element, 'lightning-progress-bar').value).toBe(25);
    expect(text(element, '.ours')).toBe('c.VideoSetup_SalesforceApiOurs');
    await expect(element).toBeAccessible();
  });

  it('says so where it is not known', async () => {
    const element = await show('c-setup-salesforce', SetupSalesforce, { apiUsage: null });
    expect(find(element, 'lightning-progress-bar')).toBeUndefined();
    await expect(element).toBeAccessible();
  });
});
