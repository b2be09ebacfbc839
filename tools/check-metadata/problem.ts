/** One thing that is wrong with the metadata, and what to do about it. */
export interface Problem {
  /** Path relative to the root of the project. */
  readonly file: string;
  readonly problem: string;
  readonly remedy: string;
}

/** A problem with the name of the rule that found it. */
export interface Finding extends Problem {
  readonly rule: string;
}

/** `file: problem → what to do [rule]` */
export function formatFinding({ rule, file, problem, remedy }: Finding): string {
  return `${file}: ${problem} → ${remedy} [${rule}]`;
}
