import { SfFailure } from '../sf/sf-failure.ts';
import type { Finding, OrgTools, Step } from '../steps/step.ts';
import { confirm, type Terminal } from './terminal.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = {
  done: 'done   ',
  due: 'to do  ',
  ask: 'ask    ',
  'by hand': 'by hand',
  blocked: 'STOP   ',
};

const LOOK_REMEDY =
  'Nothing was changed. It only looked: you need to be an administrator there, and logged in (sf org display --target-org <alias>).';

export interface RunOptions {
  /** Tries what can be tried, and changes nothing. */
  readonly validateOnly?: boolean;
  /** Asked when the plan is shown. */
  mayBegin(): Promise<boolean>;
}

/**
 * Shows what each step will do, then does it. What is done already is left alone, so the same command goes on where it
 * stopped.
 *
 * @returns whether everything that could be done is done
 */
export async function runSteps<T extends OrgTools>(
  steps: readonly Step<T>[],
  tools: T,
  terminal: Terminal,
  { validateOnly = false, mayBegin }: RunOptions,
): Promise<boolean> {
  const findings = await showPlan(steps, tools, terminal);
  if (findings === undefined) return false;
  if (findings.some(({ state }) => state === 'blocked')) {
    terminal.say('\nNothing was changed. Do what stands beside STOP, then run this again.');
    return false;
  }
  if (validateOnly) return validate(steps, tools, terminal);
  if (!(await mayBegin())) {
    terminal.say('Nothing was changed. --yes goes on without asking.');
    return false;
  }
  for (const [index, step] of steps.entries()) {
    terminal.say(`\n${index + 1}. ${step.name}`);
    const outcome = await attempt(step, terminal, () => doStep(step, tools, terminal));
    if (outcome === undefined) {
      terminal.say('   Then run the same command again: it goes on here.');
      return false;
    }
    terminal.say(`   ${outcome}`);
  }
  return true;
}

async function showPlan<T extends OrgTools>(
  steps: readonly Step<T>[],
  tools: T,
  terminal: Terminal,
): Promise<readonly Finding[] | undefined> {
  const findings: Finding[] = [];
  for (const [index, step] of steps.entries()) {
    const finding = await attempt({ ...step, remedy: () => LOOK_REMEDY }, terminal, () => step.look(tools));
    if (finding === undefined) return undefined;
    findings.push(finding);
    terminal.say(`${String(index + 1).padStart(2)}. ${MARKS[finding.state]}  ${step.name}: ${finding.says}`);
    terminal.say(`             ${step.purpose}`);
  }
  return findings;
}

async function doStep<T extends OrgTools>(step: Step<T>, tools: T, terminal: Terminal): Promise<string> {
  // Looked at anew: the steps before have changed what is there.
  const { state, says } = await step.look(tools);
  if (state === 'blocked') throw new SfFailure(step.name, says);
  if (state === 'done' || state === 'by hand') return says;
  if (state === 'ask') {
    terminal.say(`   ${step.purpose}`);
    if ((await confirm(terminal, '   Do it?')) !== true) return 'Left as it is. You can do it later with this command.';
  }
  // A deployment takes minutes: say what is going on.
  if (state === 'due') terminal.say(`   ${says}`);
  return step.carryOut(tools);
}

async function validate<T extends OrgTools>(steps: readonly Step<T>[], tools: T, terminal: Terminal): Promise<boolean> {
  let isGood = true;
  terminal.say('\nTried, nothing is changed:');
  for (const step of steps) {
    if (step.validate === undefined) continue;
    const outcome = await attempt(step, terminal, () => step.validate?.(tools) ?? Promise.resolve(''));
    isGood &&= outcome !== undefined;
    if (outcome !== undefined) terminal.say(`   ${step.name}: ${outcome}`);
  }
  return isGood;
}

/** @returns undefined if it was refused; why, and what to do, is said then */
async function attempt<T>(
  step: Pick<Step, 'name' | 'remedy'>,
  terminal: Terminal,
  work: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SfFailure)) throw error;
    terminal.say(`   ${step.name} was refused (sf ${error.command}): ${error.message}`);
    for (const detail of error.details) terminal.say(`     ${detail}`);
    terminal.say(`   → ${step.remedy([error.message, ...error.details].join('\n'))}`);
    return undefined;
  }
}
