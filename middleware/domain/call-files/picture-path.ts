/** In the form of 8x8's examples, month and name in both of the ways that they have. Whatever differs is what was typed. */
const PICTURE_PATH =
  /^\/s3\/uploads\/snapshots\/\d{4}\/\d{1,2}\/\d{1,2}\/\d{10,16}[-/][\w.-]{1,80}\.(?:png|jpe?g|webp)$/u;

/**
 * Whether a text of a chat is the path of a picture, and not what somebody typed: a chat's entry says of itself neither.
 * Only the whole text in this one form counts, for our token is sent with it. Source: Video Interaction API, "Reporting".
 */
export function isPicturePath(text: string): boolean {
  return PICTURE_PATH.test(text) && !text.includes('..');
}

/**
 * Where a picture is fetched from: always at 8x8's own origin; null for a path that would lead anywhere else.
 *
 * @param baseUrl of the Video Interaction service
 */
export function pictureUrl(baseUrl: string, path: string): URL | null {
  if (!isPicturePath(path)) return null;
  const { origin } = new URL(baseUrl);
  const url = new URL(origin + path);
  return url.origin === origin && url.pathname === path && url.search === '' && url.hash === '' ? url : null;
}
