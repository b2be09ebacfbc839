import type { Problem } from '../problem.ts';
import type { Project } from '../project/project.ts';

/** One thing that must hold for the whole project. */
export interface Rule {
  readonly name: string;
  readonly check: (project: Project) => readonly Problem[];
}
