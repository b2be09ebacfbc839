/** One thing that is wrong, and what to do about it. */
export interface Problem {
  /** As its path leads there from the root of the project. */
  readonly file: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A problem with the name of the rule that found it. */
export interface Finding extends Problem {
  readonly rule: string;
}

/** Reports a problem with a file. */
export type Say = (file: string | { readonly path: string }, problem: string, remedy: string) => void;

/** One thing that must hold for all of a subject. */
export interface Rule<Subject> {
  readonly name: string;
  readonly check: (subject: Subject, say: Say) => void;
}

/** Everything that the rules find, in their order. */
export function runRules<Subject>(rules: readonly Rule<Subject>[], subject: Subject): Finding[] {
  const findings: Finding[] = [];
  for (const { name, check } of rules)
    check(subject, (file, problem, remedy) => {
      findings.push({ rule: name, file: typeof file === 'string' ? file : file.path, problem, remedy });
    });
  return findings;
}

/** `file: problem → what to do [rule]` */
export function formatFinding({ rule, file, problem, remedy }: Finding): string {
  return `${file}: ${problem} → ${remedy} [${rule}]`;
}
