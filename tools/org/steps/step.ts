import type { Settings } from '../settings.ts';
import type { Memory } from '../run/memory.ts';
import type { Sf } from '../sf/sf.ts';

/** What every step works with. */
export interface OrgTools {
  /** Folder of the project. */
  readonly root: string;
  readonly sf: Sf;
  /** Who is logged in, and where. */
  readonly org: Awaited<ReturnType<Sf['display']>>;
}

/** What the steps of a deployment work with. */
export interface Tools extends OrgTools {
  readonly settings: Settings;
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

/** One step of a deployment, or of a removal. */
export interface Step<T extends OrgTools = Tools> {
  /** Short and stable: what it is about. */
  readonly name: string;
  /** What it does and why, as a sentence. */
  readonly purpose: string;
  /** Looks whether it is done already. Changes nothing. @throws SfFailure */
  look(tools: T): Promise<Finding>;
  /** Does it and says what was done. @throws SfFailure */
  carryOut(tools: T): Promise<string>;
  /** Tries it without changing anything; missing where there is nothing to try. @throws SfFailure */
  validate?(tools: T): Promise<string>;
  /** What a person does if the org refused it, given the org's words. */
  remedy(refusal: string): string;
}
