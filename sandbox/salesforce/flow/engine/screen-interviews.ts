import { resourceNotFound } from '../../salesforce-error.ts';
import type { FlowDefinition, FlowScreen } from '../definition.ts';
import { contextOf } from '../run/elements/call-subflow.ts';
import { FlowFault } from '../run/flow-fault.ts';
import type { EffectAnswer, FlowHost, FlowRun } from '../run/flow-host.ts';
import type { FlowValue } from '../run/flow-value.ts';
import { Interview } from '../run/interview.ts';
import { runInterview } from '../run/run-interview.ts';
import { startVariables } from '../run/start-variables.ts';
import { drive, type DriveParts } from './drive-flow.ts';
import { viewScreen, type ScreenView } from './screen-view.ts';

interface Open {
  readonly interview: Interview;
  readonly run: FlowRun<void>;
  readonly screen: FlowScreen;
}

/** What a person sees of an interview. */
export type InterviewView =
  | {
      readonly status: 'screen';
      readonly interviewId: string;
      readonly screen: ScreenView;
      readonly missing: readonly string[];
    }
  | { readonly status: 'finished' }
  | { readonly status: 'failed'; readonly message: string };

/** Interviews that wait for somebody at a screen. They are kept in memory and belong to who started them. */
export class ScreenInterviews {
  readonly #host: FlowHost;
  readonly #parts: DriveParts;
  readonly #open = new Map<string, Open>();
  readonly #failed: (interview: Interview, fault: FlowFault) => void;

  constructor(host: FlowHost, parts: DriveParts, failed: (interview: Interview, fault: FlowFault) => void) {
    this.#host = host;
    this.#parts = parts;
    this.#failed = failed;
  }

  /** Starts a screen flow with the rights of the person, unless it says otherwise. */
  start(flow: FlowDefinition, userId: string, inputs: Readonly<Record<string, FlowValue>>): Promise<InterviewView> {
    const interview = new Interview({
      flow,
      host: this.#host,
      userId,
      context: contextOf(flow, 'User'),
      transaction: { isInSave: false, mayCommit: true, hasUncommittedWork: false, steps: 0 },
    });
    startVariables(interview, inputs);
    return this.#advance(interview, runInterview(interview, flow.next), { kind: 'none' });
  }

  /** Goes on with what was put in. @throws SalesforceError NOT_FOUND for an interview that is over or another's */
  async submit(
    interviewId: string,
    userId: string,
    values: Readonly<Record<string, FlowValue>>,
  ): Promise<InterviewView> {
    const open = this.#open.get(interviewId);
    if (open?.interview.userId !== userId) throw resourceNotFound();
    const screen = viewScreen(open.interview, open.screen);
    const missing = screen.fields
      .filter(({ name, isRequired }) => isRequired && (values[name] ?? '') === '')
      .map(({ name }) => name);
    if (missing.length > 0) return { status: 'screen', interviewId, screen, missing };
    this.#open.delete(interviewId);
    return this.#advance(open.interview, open.run, { kind: 'screen', values });
  }

  clear(): void {
    this.#open.clear();
  }

  async #advance(interview: Interview, run: FlowRun<void>, answer: EffectAnswer): Promise<InterviewView> {
    try {
      const stretch = await drive(run, answer, interview.transaction, this.#parts);
      if (stretch.isDone) return { status: 'finished' };
      const { screen } = stretch.effect;
      const interviewId = interview.guid;
      this.#open.set(interviewId, { interview, run, screen });
      return { status: 'screen', interviewId, screen: viewScreen(interview, screen), missing: [] };
    } catch (error) {
      if (!(error instanceof FlowFault)) throw error;
      this.#failed(interview, error);
      // People are told no more than this; the details go to the administrator.
      return { status: 'failed', message: 'An unhandled fault has occurred in this flow' };
    }
  }
}
