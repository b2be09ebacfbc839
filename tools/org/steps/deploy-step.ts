import { digestOf } from '../run/memory.ts';
import { replacementsOf } from '../settings.ts';
import type { Finding, Step, Tools } from './step.ts';

interface Part {
  readonly name: string;
  readonly purpose: string;
  /** Folders in source format. */
  readonly folders: readonly string[];
  /** As the plan puts it: *will be deployed*. */
  readonly due: string;
  readonly done: string;
  readonly remedy: Step['remedy'];
  /** What must be there for it to be tried alone; they are tried together. */
  readonly needs?: readonly string[];
  /** In place of simply being due. */
  readonly isWanted?: (tools: Tools) => Finding | undefined;
  /** Why it cannot be tried yet. */
  readonly cannotValidate?: (tools: Tools) => Promise<string | undefined>;
}

/** A step that deploys folders, and remembers that it did. */
export function createDeployStep(part: Part): Step {
  const { name, purpose, folders, due, done, remedy, needs = [], isWanted, cannotValidate } = part;
  const digest = ({ root, settings }: Tools): string => digestOf(root, folders, replacementsOf(settings));
  return {
    name,
    purpose,
    look: (tools) => {
      const isDone = !tools.settings.again && tools.memory.has(name, digest(tools));
      if (isDone) return Promise.resolve({ state: 'done', says: `${done} Nothing has changed since.` });
      return Promise.resolve(isWanted?.(tools) ?? { state: 'due', says: due });
    },
    carryOut: async (tools) => {
      await tools.sf.deploy(folders, { dryRun: false });
      tools.memory.keep(name, digest(tools));
      return done;
    },
    validate: async (tools) => {
      const reason = await cannotValidate?.(tools);
      if (reason !== undefined) return reason;
      await tools.sf.deploy([...needs, ...folders], { dryRun: true });
      return 'Salesforce would take it.';
    },
    remedy,
  };
}
