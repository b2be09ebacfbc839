import type { CheckDefinition } from './check.ts';

const WARN_FROM = 0.8;

/** The org's daily API calls, which every integration shares. */
export const apiAllowance: CheckDefinition = {
  id: 'api-allowance',
  group: 'salesforce',
  run: ({ org: { apiUsage } }) => {
    if (apiUsage === null) return { state: 'not-applicable', finding: 'Salesforce has not told the use of its API.' };
    const { used, max, ours } = apiUsage;
    const percent = Math.round((used / max) * 100);
    const finding =
      `${count(used)} of ${count(max)} API calls of the last 24 hours are used (${percent} %), ` +
      `${count(ours)} of them by this process. A video call costs two.`;
    if (used < max * WARN_FROM) return { state: 'ok', finding };
    return {
      state: used < max ? 'warning' : 'error',
      finding,
      remedy:
        'Setup → Company Information shows the use; Setup → API Usage Notifications warns you early. Find the integration ' +
        'that uses most, or buy more API calls: without any left no call can be started.',
      setupPath: '/lightning/setup/CompanyProfileInfo/home',
    };
  },
};

/** As the page beside it writes numbers, in the language of these words. */
function count(calls: number): string {
  return calls.toLocaleString('en');
}
