import type { PageModel } from '../../../../pages/page-model.ts';

/** What the server said about this page. */
export const pageModel = JSON.parse(document.getElementById('page-model')?.textContent ?? 'null') as PageModel;
