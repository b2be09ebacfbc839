import type { Logger } from 'pino';
import type { Config } from '../config/read-config.ts';
import { describeCause } from '../errors/app-error.ts';
import { openStorage, type Stores } from '../storage/open-storage.ts';

/** Opens the database; what happens to it later goes to the log. @throws what `openStorage` throws */
export function buildStorage({ place, keys }: Config['storage'], log: Logger): Promise<Stores> {
  return openStorage(
    place,
    keys,
    (error) => log.error({ error: describeCause(error) }, 'lost a database connection'),
    (session) => log.error({ ...session }, 'write-back parked, for its row cannot be read'),
    () => log.error({ event: 'alarm.database-lost' }, 'the database file was deleted or replaced while it is in use'),
  );
}
