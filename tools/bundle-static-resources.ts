import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/**
 * Puts the judge of telephone numbers, with libphonenumber-js and its data, beside its metadata file: the page runs the
 * very code that the middleware runs.
 */
const inRepository = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

await build({
  entryPoints: [inRepository('phone-numbers/browser.ts')],
  outfile: inRepository('force-app/main/default/staticresources/phoneNumbers.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  // Browsers that Lightning Experience supports read all of it.
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'inline',
  logLevel: 'warning',
});
