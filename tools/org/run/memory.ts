import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const memorySchema = z.record(z.string(), z.string());

/**
 * What was deployed to one org, so that a deployment that was interrupted goes on where it stopped. Nobody can ask an org
 * whether it holds these very files; flows that are deployed again would become new versions, of which an org keeps 50.
 */
export interface Memory {
  /** Whether a step deployed exactly this before. */
  has(step: string, digest: string): boolean;
  keep(step: string, digest: string): void;
  clear(): void;
}

/** @param root of the project, which keeps it in a folder that git ignores, a file for each org */
export function createMemory(root: string, orgId: string): Memory {
  const directory = path.join(root, '.sf/start-video');
  const file = path.join(directory, `${orgId}.json`);
  const write = (digests: Readonly<Record<string, string>>): void => {
    mkdirSync(directory, { recursive: true });
    writeFileSync(file, `${JSON.stringify(digests, null, 2)}\n`);
  };
  return {
    has: (step, digest) => read(file)[step] === digest,
    keep: (step, digest) => {
      write({ ...read(file), [step]: digest });
    },
    clear: () => {
      write({});
    },
  };
}

function read(file: string): Record<string, string> {
  try {
    return memorySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // Not there, or not ours: then nothing was deployed as far as we know.
    return {};
  }
}

/** Tells whether anything changed in folders, or in what is put into them. */
export function digestOf(root: string, folders: readonly string[], values: Readonly<Record<string, string>>): string {
  const hash = createHash('sha256').update(JSON.stringify(values));
  for (const folder of folders)
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => path.join(one.parentPath, one.name))
      .toSorted())
      hash.update(`\n${path.relative(root, entry)}\n`).update(readFileSync(entry));
  return hash.digest('base64url');
}
