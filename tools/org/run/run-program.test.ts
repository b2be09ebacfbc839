import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** What a program says that is started with such options, and how it ends. */
function end(program: string, ...options: readonly string[]): Promise<{ code: unknown; said: string }> {
  const file = fileURLToPath(new URL(`../${program}.ts`, import.meta.url));
  return new Promise((resolve) => {
    execFile(process.execPath, [file, ...options], (error, _, said) => resolve({ code: error?.code ?? 0, said }));
  });
}

describe('a program of this folder', () => {
  it.each(['deploy', 'remove', 'scratch'])(
    'says an option that it does not know, without a stack: %s',
    async (program) => {
      const { code, said } = await end(program, '--no-such-option');
      expect(code).toBe(1);
      expect(said).toContain("'--no-such-option'");
      expect(said).not.toMatch(/^ +at /mu);
    },
  );

  it('says what is missing', async () => {
    expect(await end('remove')).toEqual({
      code: 1,
      said: 'npm run org:remove -- --target-org <alias> [--yes]\n',
    });
  });
});
