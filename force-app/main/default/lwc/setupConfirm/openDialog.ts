/** By which whoever opens a dialog learns when it has gone from the page. The dialog calls it as it comes and goes. */
export interface Lifetime {
  begin(): void;
  end(): void;
}

/** The published types leave out how a dialog is opened. Source: Component Library, "Modal". */
interface Opener {
  open(options: object): Promise<unknown>;
}

/**
 * Opens a dialog that has a property `lifetime`, and gives what it was closed with once it has gone. The answer alone
 * comes while the dialog is still fading out: as it leaves the page it gives the focus back to where it was, and would
 * take it from whatever the answer has brought about.
 *
 * @param dialog class of a dialog, a child of `LightningModal`
 * @param options as `LightningModal.open` takes them
 */
export async function openDialog(dialog: unknown, options: object): Promise<unknown> {
  const life: { over?: Promise<void>; end: () => void } = { end: () => undefined };
  const lifetime: Lifetime = {
    begin: () => {
      life.over ??= new Promise((resolve) => {
        life.end = resolve;
      });
    },
    end: () => {
      life.end();
    },
  };
  const answer = await (dialog as Opener).open({ ...options, lifetime });
  await life.over;
  return answer;
}
