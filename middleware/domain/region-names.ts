const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
/** Countries that share their code are many for North America: nobody reads them all. */
const MOST_NAMED = 3;

/** Whether calls may go to a number. One whose country cannot be told may be of any of them. @param allowed empty for all */
export function isRegionAllowed(regions: readonly string[], allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  return regions.length > 0 && regions.every((region) => allowed.includes(region));
}

/** Countries in words, with their codes: "Germany (DE)". */
export function nameRegions(regions: readonly string[]): string {
  if (regions.length === 0 || regions.length > MOST_NAMED) return 'a country that cannot be told';
  return regions.map(nameRegion).join(' or ');
}

function nameRegion(region: string): string {
  const name = /^[A-Z]{2}$/u.test(region) ? names.of(region) : undefined;
  return name === undefined ? region : `${name} (${region})`;
}
