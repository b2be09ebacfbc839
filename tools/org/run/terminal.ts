import { createInterface } from 'node:readline/promises';

/** Where the program speaks, and whom it asks. */
export interface Terminal {
  say(line: string): void;
  /** Undefined where nobody is there to answer. */
  ask(question: string): Promise<string | undefined>;
}

export const terminal: Terminal = {
  say: (line) => process.stdout.write(`${line}\n`),
  ask: async (question) => {
    if (!process.stdin.isTTY) return undefined;
    const reader = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await reader.question(`${question} `);
    } finally {
      reader.close();
    }
  },
};

/** Yes, no, or nobody there. */
export async function confirm(at: Terminal, question: string): Promise<boolean | undefined> {
  const answer = await at.ask(`${question} [y/N]`);
  return answer === undefined ? undefined : /^y(?:es)?$/iu.test(answer.trim());
}
