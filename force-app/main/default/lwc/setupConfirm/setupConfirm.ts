import LightningConfirm from 'lightning/confirm';

/** The published types leave out how it is opened. Source: Component Library, "Confirm". */
interface Opener {
  open(options: { label: string; message: string; theme: string }): Promise<boolean>;
}

/** Asks before something is done that cannot be taken back. True if the person agrees. */
export function confirm(label: string, message: string): Promise<boolean> {
  return (LightningConfirm as unknown as Opener).open({ label, message, theme: 'warning' });
}
