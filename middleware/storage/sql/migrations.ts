import type { Migration } from 'kysely';
import { createSessions } from './migrations/0001-sessions.ts';
import { createSetup } from './migrations/0002-setup.ts';
import { createAutomation } from './migrations/0003-automation.ts';
import { createEvents } from './migrations/0004-events.ts';
import { indexOpenSessions } from './migrations/0005-open-sessions.ts';
import { indexRunningCalls } from './migrations/0006-running-calls.ts';
import { indexWaitingRows } from './migrations/0007-waiting-rows.ts';
import { bindTokensToProofs } from './migrations/0008-token-of-proof.ts';
import { addClaimedState } from './migrations/0009-claimed-state.ts';
import { letRelatedWait } from './migrations/0010-waiting-related.ts';
import { watchRooms } from './migrations/0011-rooms.ts';
import { noteCallDoubts } from './migrations/0012-call-doubts.ts';
import { keepCallFiles } from './migrations/0013-call-files.ts';

/**
 * The schema, step by step, a file each; a step that was released is never changed. Columns are of the types that SQLite
 * and PostgreSQL share.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001_sessions': { up: createSessions },
  '0002_setup': { up: createSetup },
  '0003_automation': { up: createAutomation },
  '0004_events': { up: createEvents },
  '0005_open_sessions': { up: indexOpenSessions },
  '0006_running_calls': { up: indexRunningCalls },
  '0007_waiting_rows': { up: indexWaitingRows },
  '0008_token_of_proof': { up: bindTokensToProofs },
  '0009_claimed_state': { up: addClaimedState },
  '0010_waiting_related': { up: letRelatedWait },
  '0011_rooms': { up: watchRooms },
  '0012_call_doubts': { up: noteCallDoubts },
  '0013_call_files': { up: keepCallFiles },
};
