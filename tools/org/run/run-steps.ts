import { SfFailure } from '../sf/sf-failure.ts';
import type { Finding, Step, Tools } from '../steps/step.ts';
import { confirm, type Terminal } from './terminal.ts';

const MARKS: Readonly<Record<Finding['state'], string>> = {
  done: 'done   ',
  due: 'to do  ',
  ask: 'ask    ',
  'by hand': 'by hand',
  blocked: 'STOP   ',
};

/**
 * Shows what each step will do, then does it. What is done already is left alone, so the same command goes on where it
 * stopped.
 *
 * @returns whether everything that could be done is done
 */
export async function runSteps(steps: readonly Step[], tools: Tools, terminal: Terminal): Promise<boolean> {
  const findings = await showPlan(steps, tools, terminal);
  if (findings === undefined) return false;
  if (findings.some(({ state }) => state === 'blocked')) {
    terminal.say('\nNothing was changed. Do what stands beside STOP, then run this again.');
    return false;
  }
  if (tools.settings.validateOnly) return validate(steps, tools, terminal);
  if (!tools.settings.yes && (await confirm(terminal, '\nGo on?')) !== true) {
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

async function showPlan(
  steps: readonly Step[],
  tools: Tools,
  terminal: Terminal,
): Promise<readonly Finding[] | undefined> {
  const findings: Finding[] = [];
  for (const [index, step] of steps.entries()) {
    const finding = await attempt(step, terminal, () => step.look(tools));
    if (finding === undefined) return undefined;
    findings.push(finding);
    terminal.say(`${String(index + 1).padStart(2)}. ${MARKS[finding.state]}  ${step.name}: ${finding.says}`);
    terminal.say(`             ${step.purpose}`);
  }
  return findings;
}

async function doStep(step: Step, tools: Tools, terminal: Terminal): Promise<string> {
  // Looked at anew: the steps before have changed what is there.
  const { state, says } = await step.look(tools);
  if (state === 'blocked') throw new SfFailure(step.name, says);
  if (state === 'done' || state === 'by hand') return says;
  if (state === 'ask') {
    terminal.say(`   ${step.purpose}`);
    if ((await confirm(terminal, '   Do it?')) !== true) return 'Left as it is. You can do it later with this command.';
  }
  return step.carryOut(tools);
}

async function validate(steps: readonly Step[], tools: Tools, terminal: Terminal): Promise<boolean> {
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
async function attempt<T>(step: Step, terminal: Terminal, work: () => Promise<T>): Promise<T | undefined> {
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
