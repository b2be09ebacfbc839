import type { Settings } from '../settings.ts';
import type { Memory } from '../run/memory.ts';
import type { Sf } from '../sf/sf.ts';

/** What the steps work with. */
export interface Tools {
  /** Folder of the project. */
  readonly root: string;
  readonly sf: Sf;
  readonly settings: Settings;
  /** Who is logged in, and where. */
  readonly org: Awaited<ReturnType<Sf['display']>>;
  readonly memory: Memory;
}

/** What a step finds before anything is changed. */
export interface Finding {
  /**
   * `done`: there is nothing to do. `due`: it will be done. `ask`: it will be done if the person says so. `by hand`: a
   * person has to do it, and the rest goes on. `blocked`: nothing can be begun before a person did something.
   */
  readonly state: 'done' | 'due' | 'ask' | 'by hand' | 'blocked';
  /** What is there, or what will be done, as a sentence. */
  readonly says: string;
}

/** One step of the deployment. */
export interface Step {
  /** Short and stable: what it is about. */
  readonly name: string;
  /** What it does and why, as a sentence. */
  readonly purpose: string;
  /** Looks whether it is done already. Changes nothing. @throws SfFailure */
  look(tools: Tools): Promise<Finding>;
  /** Does it and says what was done. @throws SfFailure */
  carryOut(tools: Tools): Promise<string>;
  /** Tries it without changing anything; missing where there is nothing to try. @throws SfFailure */
  validate?(tools: Tools): Promise<string>;
  /** What a person does if the org refused it, given the org's words. */
  remedy(refusal: string): string;
}
