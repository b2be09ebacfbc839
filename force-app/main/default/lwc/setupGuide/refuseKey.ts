import { keyProblemOf } from 'c/setupConnection';
import type { Draft } from 'c/setupRecord';

type ConnectionElement = HTMLElement & { refuseKey(): void };

/**
 * Keeps a changed gate key that anybody could guess from being saved, and says so at its field.
 *
 * @param showConnection shows the step that has the field
 * @returns whether it is refused
 */
export async function refuseKey(
  template: ParentNode | null | undefined,
  changes: Draft,
  showConnection: () => Promise<void>,
): Promise<boolean> {
  if (keyProblemOf(changes) === '') {
    return false;
  }
  await showConnection();
  template?.querySelector<ConnectionElement>('c-setup-connection')?.refuseKey();
  return true;
}
