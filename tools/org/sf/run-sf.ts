import { z } from 'zod';
import { SfFailure } from './sf-failure.ts';

/** Runs one command of the Salesforce command line and answers its `result`. @throws SfFailure */
export type RunSf = (command: readonly string[], flags: readonly string[]) => Promise<unknown>;

const answerSchema = z.object({
  status: z.number(),
  result: z.unknown().optional(),
  message: z.string().optional(),
  actions: z.array(z.string()).nullish(),
  data: z.unknown().optional(),
});

/** A part that a deployment refused. */
const failureSchema = z.object({
  fullName: z.string().nullish(),
  componentType: z.string().nullish(),
  problem: z.string().nullish(),
  lineNumber: z.coerce.string().nullish(),
});
const oneOrMore = z.union([z.array(failureSchema), failureSchema.transform((one) => [one])]);
const warningSchema = z.object({ message: z.string() });
const oneOrMoreWarnings = z.union([z.array(warningSchema), warningSchema.transform((one) => [one])]).nullish();
const detailsSchema = z.object({
  errorMessage: z.string().nullish(),
  details: z.object({
    componentFailures: oneOrMore.nullish(),
    /** Tests and coverage, also that of flows. */
    runTestResult: z
      .object({ codeCoverageWarnings: oneOrMoreWarnings, flowCoverageWarnings: oneOrMoreWarnings })
      .nullish(),
  }),
});
/** Of commands that do several things, each of which may be refused. */
const failuresSchema = z.object({ failures: z.array(z.object({ name: z.string(), message: z.string() })).min(1) });

/** Starts `sf` with arguments and answers what it printed. */
export type StartSf = (parameters: readonly string[]) => Promise<{ code: number | null; output: string }>;

/** Commands are asked for JSON, and a refusal becomes an error that says what the org said. */
export function createRunSf(start: StartSf): RunSf {
  return async (command, flags) => {
    const name = command.join(' ');
    const { code, output } = await start([...command, ...flags, '--json']);
    const answer = answerSchema.safeParse(parseJson(output));
    if (!answer.success) throw new SfFailure(name, `sf ${name} ended with ${String(code)} and no answer.`);
    const { status, result, message, actions, data } = answer.data;
    if (status === 0) return result;
    const details = [...detailsOf(result), ...detailsOf(data), ...(actions ?? [])];
    throw new SfFailure(name, message ?? `sf ${name} was refused.`, details);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function detailsOf(result: unknown): string[] {
  const deployed = detailsSchema.safeParse(result);
  const failed = failuresSchema.safeParse(result);
  const tests = deployed.data?.details.runTestResult;
  return [
    ...(deployed.data?.details.componentFailures ?? []).map(
      ({ componentType, fullName, problem }) =>
        `${[componentType, fullName].filter(Boolean).join(' ')}: ${problem ?? 'refused'}`,
    ),
    ...[...(tests?.codeCoverageWarnings ?? []), ...(tests?.flowCoverageWarnings ?? [])].map(({ message }) => message),
    ...[deployed.data?.errorMessage ?? []].flat(),
    ...(failed.data?.failures ?? []).map(({ name, message }) => `${name}: ${message}`),
  ];
}
