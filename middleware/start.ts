import { enableCompileCache, flushCompileCache } from 'node:module';
import path from 'node:path';

// What `npm start` runs. Node keeps what it compiled for the next start: beside the packages and not in the machine's
// temporary folder, where others could leave code to be run. Where that folder is read-only nothing is kept.
enableCompileCache(path.join(import.meta.dirname, '../node_modules/.cache/start-video'));
const { run } = await import('./main.ts');
await run();
// Now and not at the end: a process that is killed has none.
flushCompileCache();
