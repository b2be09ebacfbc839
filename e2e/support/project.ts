import path from 'node:path';

/** The folder of `sfdx-project.json`: what the sandbox deploys. */
export const PROJECT = path.resolve(import.meta.dirname, '../..');
