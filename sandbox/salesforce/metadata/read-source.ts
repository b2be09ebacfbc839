import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

export interface SourceFile {
  readonly path: string;
  /** As messages name it: relative to the package directory. */
  readonly relativePath: string;
  /** `Contact.Start_Video` of `Contact.Start_Video.quickAction-meta.xml`. */
  readonly fullName: string;
  /** `quickAction`, `field`, `js`, … */
  readonly kind: string;
  readonly content: string;
}

const projectSchema = z.object({
  replacements: z
    .array(z.object({ glob: z.string(), stringToReplace: z.string(), replaceWithEnv: z.string() }))
    .default([]),
});
type Replacement = z.infer<typeof projectSchema>['replacements'][number];

/**
 * The metadata files of package directories in source format, with the replacements of `sfdx-project.json` carried out
 * as the command line would before a deploy.
 *
 * @param values what the replaced environment variables hold; one that is missing leaves the placeholder
 */
export function readSource(
  directories: readonly string[],
  projectFile: string,
  values: Readonly<Record<string, string>>,
): SourceFile[] {
  const replacements = existsSync(projectFile)
    ? projectSchema.parse(JSON.parse(readFileSync(projectFile, 'utf8'))).replacements
    : [];
  return directories.flatMap((directory) =>
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('-meta.xml') && !entry.parentPath.includes('__tests__'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .toSorted()
      .map((file) => toSourceFile(file, path.dirname(directory), replacements, values)),
  );
}

function toSourceFile(
  file: string,
  root: string,
  replacements: readonly Replacement[],
  values: Readonly<Record<string, string>>,
): SourceFile {
  const relativePath = path.relative(root, file);
  const [kind = '', ...name] = path.basename(file, '-meta.xml').split('.').toReversed();
  const content = replacements.reduce(
    (text, { glob, stringToReplace, replaceWithEnv }) => {
      const value = values[replaceWithEnv];
      return value !== undefined && path.matchesGlob(relativePath, glob)
        ? text.replaceAll(stringToReplace, value)
        : text;
    },
    readFileSync(file, 'utf8'),
  );
  return { path: file, relativePath, fullName: name.toReversed().join('.'), kind, content };
}
