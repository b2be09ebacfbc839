import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const SOURCE = /(?<!\.test)\.(?:css|html|ts|js)$/u;
const SKIPPED_DIRECTORY = /^(?:__.*|node_modules|iconSvgTemplates.*)$/u;

export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Everything below a directory that can become part of the page, in a stable order; not what the compiler emitted
 * beside a component's TypeScript, which may be older.
 */
export function* readSources(directory: string): Generator<SourceFile> {
  const entries = readdirSync(directory, { withFileTypes: true }).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  const names = new Set(entries.map(({ name }) => name));
  for (const entry of entries) {
    const path = join(directory, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_DIRECTORY.test(entry.name)) yield* readSources(path);
    } else if (SOURCE.test(entry.name) && !isEmitted(entry.name, names)) {
      yield { path, text: readFileSync(path, 'utf8') };
    }
  }
}

function isEmitted(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith('.js') && names.has(name.replace(/\.js$/u, '.ts'));
}
