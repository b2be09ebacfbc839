import { readMetadataFiles } from '../metadata/metadata-file.ts';
import type { OrgMetadata } from '../metadata/metadata-types.ts';
import { readMetadata, type ReadOptions } from '../metadata/read-metadata.ts';
import type { Tree } from '../metadata/source-tree.ts';
import type { Deployment } from './deployment.ts';
import { DEPLOY_RULES } from './deploy-rules.ts';
import { formatFinding, runRules, type Finding } from './rule.ts';

export interface DeployOptions extends Omit<ReadOptions, 'files'> {
  readonly tree: Tree;
}

/** Thrown with everything that the org would refuse, as a deploy's report lists it. */
export class DeployError extends Error {
  override readonly name = 'DeployError';
  readonly findings: readonly Finding[];
  /** The same in words. */
  readonly problems: readonly string[];

  constructor(findings: readonly Finding[]) {
    const problems = findings.map(formatFinding);
    super(`The metadata does not deploy:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.findings = findings;
    this.problems = problems;
  }
}

/**
 * Deploys the metadata as an org would: everything is read and checked against everything else, and all of it goes in or
 * nothing. @throws DeployError
 */
export function deploy(options: DeployOptions): OrgMetadata {
  const { deployment, findings } = examine(options);
  if (findings.length > 0) throw new DeployError(findings);
  return deployment.metadata;
}

/** What a deploy would make of the org, as far as it can be read, and everything that the org would refuse. */
export function examine({ tree, ...options }: DeployOptions): { deployment: Deployment; findings: Finding[] } {
  const { files, malformed } = readMetadataFiles(tree);
  const { metadata, unreadable } = readMetadata({ ...options, files });
  const deployment = { tree, files, metadata };
  const findings = runRules(DEPLOY_RULES, deployment);
  const isKnown = new Set(findings.map(({ file }) => file));
  return {
    deployment,
    findings: [
      ...malformed.map(({ path: file, reason }) => ({
        rule: 'well-formed',
        file,
        problem: `is not well-formed XML (${reason})`,
        remedy: 'repair the markup',
      })),
      ...findings,
      // A file that breaks a rule need not be told to be unreadable for that.
      ...unreadable
        .filter(({ file }) => !isKnown.has(file.path))
        .map(({ file, reason }) => ({
          rule: 'content',
          file: file.path,
          problem: reason,
          remedy: 'correct it, or teach it to the sandbox in metadata/parse/',
        })),
    ],
  };
}
