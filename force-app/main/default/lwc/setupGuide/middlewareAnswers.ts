import { createSetupClient, type ChecksAnswer, type SetupClient, type SetupConnection } from 'c/setupClient';
import type { Verdict } from 'c/setupConnection';
import { formatTimesIn } from 'c/setupFormat';
import { setupLabels } from 'c/setupLabels';
import type { Probe } from 'c/setupProbe';
import { fillLabel } from 'c/startVideoLabels';
import { toVideoError, type VideoError } from 'c/videoErrors';

/** What a session is only once it got a room; one that failed or was cancelled may never have had any. */
const HAD_A_ROOM = ['Ready', 'Active', 'Expired', 'Completed'];

/**
 * Proves who the user is, where the probe found the middleware. A client is given only if the middleware let the user
 * in. Never throws.
 */
export async function openClient(
  probe: Probe,
  connection: SetupConnection,
): Promise<{ verdict: Verdict; client?: SetupClient }> {
  if (probe.finding !== 'reachable') {
    return { verdict: { probe } };
  }
  const client = createSetupClient(connection);
  try {
    return { verdict: { probe, opened: await client.open() }, client };
  } catch (error) {
    client.close();
    return { verdict: { probe, openError: toVideoError(error) } };
  }
}

/**
 * Finds the way to the middleware and proves who the user is. Never throws.
 *
 * @param readKey gives the gate key as it is saved by now: somebody may have replaced it since this page read it
 */
export async function tryConnection(
  probe: Probe,
  connection: SetupConnection,
  readKey: () => Promise<string | undefined>,
): ReturnType<typeof openClient> {
  const first = await openClient(probe, connection);
  if (first.verdict.openError?.code !== 'UNAUTHORIZED') {
    return first;
  }
  const gateKey = await readKey();
  return gateKey === undefined || gateKey === connection.gateKey
    ? first
    : openClient(probe, { ...connection, gateKey });
}

/** Lets the middleware read the settings now and not in a while. Never throws. */
export async function useSettings(
  client: SetupClient | undefined,
): Promise<{ problem?: string | undefined; error?: VideoError }> {
  try {
    const problem = (await client?.reloadSettings())?.problem;
    return { problem: problem ? fillLabel(setupLabels.savedWithProblem, formatTimesIn(problem.message)) : undefined };
  } catch (error) {
    return { error: toVideoError(error) };
  }
}

interface CheckReport {
  answer?: ChecksAnswer;
  error?: VideoError;
  /** The room of a call has reached its record. */
  hasWorkingCall: boolean;
}

/** Never throws. */
export async function loadChecks(client: SetupClient): Promise<CheckReport> {
  try {
    const [answer, { recent }] = await Promise.all([client.checks(), client.deliveries()]);
    return {
      answer,
      hasWorkingCall: recent.some(({ state, status }) => state === 'written' && HAD_A_ROOM.includes(status)),
    };
  } catch (error) {
    return { error: toVideoError(error), hasWorkingCall: false };
  }
}
