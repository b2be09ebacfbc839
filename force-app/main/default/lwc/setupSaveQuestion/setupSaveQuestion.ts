import { api } from 'lwc';
import LightningModal from 'lightning/modal';
import { openDialog, type Lifetime } from 'c/setupConfirm';
import { saveLabels } from 'c/setupLabels';

/** Something that settings break which are about to be saved. */
export interface Breakage {
  title: string;
  finding: string;
  /** The single things that were found. */
  items: readonly string[];
  remedy: string;
  /** What the remedy says to paste somewhere. */
  values?: readonly { label: string; value: string }[];
}

/** What settings would break, and whether to save them all the same. Closes with true for yes. */
export default class SetupSaveQuestion extends LightningModal {
  @api breakages: readonly Breakage[] = [];
  @api lifetime?: Lifetime;

  readonly labels = saveLabels;

  get entries(): (Required<Breakage> & { key: string })[] {
    return this.breakages.map((breakage, index) => ({
      values: [],
      ...breakage,
      key: String(index),
    }));
  }

  override renderedCallback(): void {
    this.lifetime?.begin();
  }

  override disconnectedCallback(): void {
    this.lifetime?.end();
  }

  async handleGoBack(): Promise<void> {
    await this.close(false);
  }

  async handleSaveAnyway(): Promise<void> {
    await this.close(true);
  }
}

/** Asks before settings go live that break something. True if the person wants that, or if nothing breaks. */
export async function mayGoLive(breakages: readonly Breakage[]): Promise<boolean> {
  if (breakages.length === 0) {
    return true;
  }
  const answer = await openDialog(SetupSaveQuestion, {
    label: saveLabels.questionTitle,
    description: breakages.map(({ title }) => title).join(', '),
    size: 'small',
    breakages,
  });
  // Escape and the cross say no.
  return answer === true;
}
