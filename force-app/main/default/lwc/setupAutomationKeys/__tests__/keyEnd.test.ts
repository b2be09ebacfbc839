import { execFileSync } from 'node:child_process';

const MODULE = require.resolve('../keyEnd.ts');

/** What a browser in this time zone makes of an expression: the zone of a process is set when it starts. */
function inZone(timeZone: string, expression: string): unknown {
  const script = `import(${JSON.stringify(MODULE)}).then(({ dayAfter, endOfDay }) => console.log(JSON.stringify(${expression})))`;
  const env = { ...process.env, TZ: timeZone, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' };
  return JSON.parse(execFileSync(process.execPath, ['-e', script], { env, encoding: 'utf8' }));
}

describe('the end of a key', () => {
  it.each([
    // Half an hour before midnight there, at the end of a year.
    ['Pacific/Auckland', '2026-12-31T10:30:00Z', '2027-01-01', '2027-01-01T10:59:59.999Z'],
    // Already the next day in UTC.
    ['America/New_York', '2027-03-01T04:00:00Z', '2027-03-01', '2027-03-02T04:59:59.999Z'],
    // The day before summer time ends.
    ['Europe/Berlin', '2026-10-24T08:00:00Z', '2026-10-25', '2026-10-25T22:59:59.999Z'],
    ['Asia/Kolkata', '2028-02-28T08:00:00Z', '2028-02-29', '2028-02-29T18:29:59.999Z'],
  ])('in %s at %s is on %s at the earliest, and that day ends at %s', (timeZone, time, day, end) => {
    expect(inZone(timeZone, `[dayAfter(new Date('${time}')), endOfDay('${day}')]`)).toEqual([day, end]);
  });
});
