import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Finding } from '../../sandbox/salesforce/deploy/rule.ts';

const COMPILER = join(import.meta.dirname, '../component-compiler/node_modules/@lwc/sfdc-lwc-compiler/dist/main.js');
const COMPONENTS = 'force-app/main/default/lwc';
const SOURCE = /^[^.].*\.(?:js|html|css)$/u;

const compilerSchema = z.object({
  compile: z.function({ input: [z.unknown()], output: z.promise(z.unknown()) }),
});
const reportSchema = z.object({
  diagnostics: z.array(
    z.looseObject({
      message: z.string(),
      level: z.number(),
      filename: z.string().optional(),
      code: z.number().optional(),
    }),
  ),
});
/** Levels of the compiler: fatal and error; the rest is advice. */
const WORST_ADVICE = 1;

/** True if Salesforce's own compiler is installed: it is big, so only `.ci/run` and those who ask for it have it. */
export const hasCompiler = (): boolean => existsSync(COMPILER);

/** What Salesforce's own compiler says of every bundle, as a deploy would. */
export async function compileComponents(root: string): Promise<Finding[]> {
  const { compile } = compilerSchema.parse(await import(pathToFileURL(COMPILER).href));
  const findings: Finding[] = [];
  const folders = readdirSync(join(root, COMPONENTS), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name, parentPath } of folders) {
    const folder = join(parentPath, name);
    const files = readdirSync(folder).filter((file) => SOURCE.test(file));
    const report = await compile({
      bundle: {
        type: 'platform',
        namespace: 'c',
        name,
        files: Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
      },
    });
    for (const { message, level, filename } of reportSchema.parse(report).diagnostics)
      if (level <= WORST_ADVICE)
        findings.push({
          rule: 'component-compiler',
          file: relative(root, join(folder, basename(filename ?? ''))),
          problem: message,
          remedy: 'correct the component',
        });
  }
  return findings;
}
