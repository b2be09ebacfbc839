import { SettingsError } from '../settings.ts';
import { SfFailure } from '../sf/sf-failure.ts';

/** Runs a program of this folder: it ends with 0 if all is done. What its user can mend is said without a stack. */
export async function runProgram(program: () => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await program()) ? 0 : 1;
  } catch (error) {
    if (!isForTheUser(error)) throw error;
    process.stderr.write(`${[error.message, ...(error instanceof SfFailure ? error.details : [])].join('\n')}\n`);
    process.exitCode = 1;
  }
}

/** `parseArgs` of Node tells wrong options by a code of its own. */
function isForTheUser(error: unknown): error is Error {
  if (error instanceof SettingsError || error instanceof SfFailure) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');
}
