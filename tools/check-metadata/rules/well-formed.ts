import type { Rule } from './rule.ts';

/** Files that cannot be parsed are seen by no other rule. */
export const wellFormed: Rule = { name: 'well-formed', check: (project) => project.malformed };
