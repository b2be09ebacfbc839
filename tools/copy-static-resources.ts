import { copyFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Puts libphonenumber-js beside its metadata file, so that the package deploys the very version that the middleware
 * uses. "max" is the build with all metadata: without it a mobile number cannot be told from a landline.
 */
const source = new URL('../node_modules/libphonenumber-js/bundle/libphonenumber-max.js', import.meta.url);
const target = new URL('../force-app/main/default/staticresources/libphonenumber.js', import.meta.url);

copyFileSync(fileURLToPath(source), fileURLToPath(target));
