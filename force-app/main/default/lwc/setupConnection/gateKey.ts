import { connectionLabels } from 'c/setupLabels';
import { textOf, type Draft } from 'c/setupRecord';
import { fillLabel } from 'c/startVideoLabels';

/** As many as strangers cannot guess by trying. */
const MIN_LENGTH = 16;

/** Why a gate key is not taken, or an empty text. One that was saved before is left alone. */
export function keyProblemOf(changes: Draft): string {
  const isShort = changes.gateKey !== undefined && textOf(changes.gateKey).length < MIN_LENGTH;
  return isShort ? fillLabel(connectionLabels.keyTooShort, String(MIN_LENGTH)) : '';
}
