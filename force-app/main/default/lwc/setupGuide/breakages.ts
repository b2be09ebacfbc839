import type { SetupClient } from 'c/setupClient';
import { verdictLines } from 'c/setupConnection';
import { describeSetupError } from 'c/setupErrors';
import { checkTitles, saveLabels } from 'c/setupLabels';
import { probeMiddleware } from 'c/setupProbe';
import { SETTING_FIELDS, type Draft, type SettingName, type SettingValue } from 'c/setupRecord';
import type { Breakage } from 'c/setupSaveQuestion';
import { toVideoError } from 'c/videoErrors';
import { tryConnection } from './middlewareAnswers';

/** The connection is judged by trying it, and these say nothing about calls. */
const UNJUDGED = ['middlewareUrl', 'gateKey', 'organizationId', 'key'];

export interface Target {
  url: string;
  /** Undefined while there is no record: then there is nothing to prove oneself by. */
  settingsId: string | undefined;
  /** The gate key as it is saved: the middleware compares with it, whatever the draft says. */
  savedKey: string;
  wantedKey: string;
}

/**
 * What saving would break. Never throws: that it could not be found out is told, too.
 *
 * @param client of the connection as it is
 * @param target the connection as it will be; undefined where it stays
 * @param readKey gives the gate key as it is saved by now
 */
export async function judgeSaving(
  client: SetupClient | undefined,
  changes: Draft,
  target: Target | undefined,
  readKey: () => Promise<string | undefined>,
): Promise<Breakage[]> {
  const [connection, others] = await Promise.all([
    target ? judgeConnection(target, readKey) : [],
    judgeChanges(client, changes),
  ]);
  return [...connection, ...others];
}

/** What a connection would break. @param readKey gives the gate key as it is saved by now */
async function judgeConnection(
  { url, settingsId, savedKey, wantedKey }: Target,
  readKey: () => Promise<string | undefined>,
): Promise<Breakage[]> {
  const title = saveLabels.questionConnection;
  if (wantedKey === '') {
    return [{ title, finding: saveLabels.questionNoKey, items: [], remedy: '' }];
  }
  const probe = await probeMiddleware(url);
  const canProve = settingsId !== undefined && savedKey !== '';
  const { verdict, client } = canProve
    ? await tryConnection(probe, { url, gateKey: savedKey, settingsId }, readKey)
    : { verdict: { probe } };
  client?.close();
  const failed = verdictLines(verdict, window.location.origin).find(({ state }) => state === 'error');
  return failed ? [{ title, finding: failed.finding, items: [], remedy: failed.remedy, values: failed.values }] : [];
}

/** What changes would break, as the middleware judges them. */
async function judgeChanges(client: SetupClient | undefined, changes: Draft): Promise<Breakage[]> {
  const judged = Object.entries(changes).filter(([name]) => !UNJUDGED.includes(name));
  if (judged.length === 0) {
    return [];
  }
  const title = saveLabels.questionUnchecked;
  if (!client) {
    return [{ title, finding: saveLabels.questionUncheckedFinding, items: [], remedy: '' }];
  }
  try {
    const { problems } = await client.checkSettings(toFields(judged));
    return problems.map(({ id, finding, items, remedy }) => ({
      title: checkTitles[id] ?? id,
      finding,
      items,
      remedy: remedy ?? '',
    }));
  } catch (thrown) {
    const error = toVideoError(thrown);
    const words = describeSetupError(error);
    return [{ title, finding: words.title, items: error.detail ? [error.detail] : [], remedy: words.remedy }];
  }
}

function toFields(changes: [string, SettingValue][]): Record<string, SettingValue> {
  return Object.fromEntries(changes.map(([name, value]) => [SETTING_FIELDS[name as SettingName], value]));
}
