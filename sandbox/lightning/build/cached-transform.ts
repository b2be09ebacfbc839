import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, TransformPluginContext } from 'rollup';

interface Compiled {
  readonly code: string;
  readonly map: null;
}

/** Remembers on disk what a plugin made of a source: the base components are compiled once, not at every start. */
export function cachedTransform(plugin: Plugin, directory: string, version: string): Plugin {
  mkdirSync(directory, { recursive: true });
  const { transform } = plugin;
  if (typeof transform !== 'function') return plugin;
  return {
    ...plugin,
    async transform(this: TransformPluginContext, source: string, id: string, options) {
      const hash = createHash('sha256').update([version, id, source].join('\0')).digest('hex');
      const path = join(directory, `${hash}.json`);
      const known = read(path);
      if (known !== undefined) return known;
      const result = await transform.call(this, source, id, options);
      if (typeof result !== 'object' || result?.code === undefined) return result;
      const compiled = { code: result.code, map: null };
      write(path, compiled);
      return compiled;
    },
  };
}

function read(path: string): Compiled | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Compiled;
  } catch {
    // Not there, or cut off by a process that ended: compiled anew.
    return undefined;
  }
}

/** Renamed into place, so that nobody reads half of it. */
function write(path: string, compiled: Compiled): void {
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, JSON.stringify(compiled));
  renameSync(draft, path);
}
