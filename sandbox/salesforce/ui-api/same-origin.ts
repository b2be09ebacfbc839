import type { Request } from 'express';
import { uiError } from './ui-error.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A browser sends the cookie along whoever asks, so a change by cookie must come from this origin's own page.
 * A caller who says nothing about where it comes from is refused, too.
 * @throws SalesforceError INSUFFICIENT_ACCESS
 */
export function assertSameOrigin(request: Request, ownOrigin: string): void {
  if (READS.includes(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isOwn = origin === undefined ? site === 'same-origin' : origin === ownOrigin;
  const isContradicted = site !== undefined && site !== 'same-origin';
  if (!isOwn || isContradicted) throw uiError(403, 'INSUFFICIENT_ACCESS', 'Cross-origin request refused');
}
