const OLDEST = 50;
const NEWEST = 66;
const SEASONS = ['Spring', 'Summer', 'Winter'];

/** Version 50 was Winter '21; there are three releases a year, Winter comes first and bears the next year's number. */
function labelOf(version: number): string {
  const year = 21 + Math.floor((version - OLDEST) / 3);
  const season = SEASONS[(version - OLDEST + 2) % 3] ?? '';
  return `${season} '${String(year)}`;
}

/** The answer of `/services/data`. */
export const apiVersions = Array.from({ length: NEWEST - OLDEST + 1 }, (_, index) => {
  const version = `${String(OLDEST + index)}.0`;
  return { label: labelOf(OLDEST + index), url: `/services/data/v${version}`, version };
});

/** `66.0` of `v66.0`, if the sandbox speaks it. */
export function readVersion(segment: string | undefined): string | undefined {
  return apiVersions.find(({ version }) => `v${version}` === segment)?.version;
}

/** The answer of `/services/data/v66.0`. */
export function resourcesOf(version: string): Readonly<Record<string, string>> {
  const names = ['sobjects', 'query', 'queryAll', 'limits', 'composite', 'tooling', 'ui-api'];
  return Object.fromEntries(names.map((name) => [name, `/services/data/v${version}/${name}`]));
}
