import type { OrgConnection } from '../connection.ts';

/** What the removal of personal data asks of the org. */
export type RetentionConnection = Pick<OrgConnection, 'get' | 'post' | 'delete' | 'identity' | 'emptyRecycleBin'>;
