import { resolve } from 'node:path';
import { examine } from '../../../sandbox/salesforce/deploy/deploy.ts';
import type { Deployment } from '../../../sandbox/salesforce/deploy/deployment.ts';
import type { Finding, Rule } from '../../../sandbox/salesforce/deploy/rule.ts';
import { standardObjects } from '../../../sandbox/salesforce/schema/standard/standard-objects.ts';
import type { Tree } from '../../../sandbox/salesforce/metadata/source-tree.ts';
import { readComponents, type Component } from './component.ts';

/** Everything a rule may look at: what is deployed, and the code that relies on it. */
export interface Project extends Deployment {
  readonly components: readonly Component[];
  /** The middleware's sources without tests: path and text. */
  readonly middleware: readonly (readonly [string, string])[];
}

/** One thing that this project wants of itself, though an org would take it otherwise. */
export type OwnRule = Rule<Project>;

const TEST_ONLY = /\.test\.ts$|\/test-support\//u;
const STANDARD = standardObjects({ countryPicklists: true, contactSharing: 'Private', caseSharing: 'Private' });

/** What a fresh org would make of a tree, and everything that it would refuse. */
export function examineTree(tree: Tree): { deployment: Deployment; findings: Finding[] } {
  return examine({ tree, locate: (path) => resolve(path), standardObjects: STANDARD, profiles: [] });
}

/** The project deployed to a fresh org, and everything that the org would refuse. */
export function deployProject(tree: Tree): { project: Project; findings: Finding[] } {
  const { deployment, findings } = examineTree(tree);
  const project = {
    ...deployment,
    components: readComponents(tree, deployment.files),
    middleware: [...tree].filter(
      ([path]) => path.startsWith('middleware/') && path.endsWith('.ts') && !TEST_ONLY.test(path),
    ),
  };
  return { project, findings };
}
