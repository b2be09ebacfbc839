import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { Router } from 'express';

const folder = join(import.meta.dirname, 'browser');
let scripts: ReadonlyMap<string, string> | undefined;

/** Style sheets and scripts of the pages; scripts are compiled on first use and kept for the life of the process. */
export function createAssetsRouter(): Router {
  const router = Router();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.css'))) {
    const sheet = readFileSync(join(folder, file), 'utf8');
    router.get(`/${file}`, (_request, response) => void response.type('css').send(sheet));
  }
  router.get('/:name.js', (request, response) => {
    scripts ??= compile();
    const script = scripts.get(request.params.name);
    if (script === undefined) response.status(404).end();
    else response.type('js').send(script);
  });
  return router;
}

function compile(): ReadonlyMap<string, string> {
  const names = ['console', 'guest', 'phone'];
  const { outputFiles } = buildSync({
    entryPoints: names.map((name) => join(folder, `${name}.ts`)),
    bundle: true,
    write: false,
    outdir: folder,
    target: 'es2022',
    // Classic scripts run in a sandboxed frame too, and can say there what is missing; modules would not load.
    format: 'iife',
  });
  return new Map(names.map((name) => [name, outputFiles.find(({ path }) => path.endsWith(`${name}.js`))?.text ?? '']));
}
