import path from 'node:path';
import { describeKills } from './kill-at-any-moment.ts';

describeKills('SQLite', (directory) => Promise.resolve({ DATA_DIR: path.join(directory, 'killed') }));
