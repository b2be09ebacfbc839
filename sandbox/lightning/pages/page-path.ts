/**
 * The part of an address below `/lightning`, decoded.
 *
 * An address can be typed: one that cannot be decoded stays as it is, so that it leads to the page for addresses that
 * lead nowhere instead of an error.
 */
export function pagePath(pathname: string): string {
  const path = pathname.replace(/^\/lightning/u, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
