/** An agent's login at 8x8 from the field that holds it; null if it is empty. */
export function toLogin(value: string | null): string | null {
  // Sandbox copies of an org carry this ending on every e-mail address; 8x8 knows the address without it.
  return (value ?? '').trim().replace(/\.invalid$/u, '') || null;
}
