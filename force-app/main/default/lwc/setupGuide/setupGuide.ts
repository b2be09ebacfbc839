import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { ChecksAnswer, Opened, SetupClient } from 'c/setupClient';
import type { Verdict } from 'c/setupConnection';
import { setupLabels } from 'c/setupLabels';
import { probeMiddleware, type Probe } from 'c/setupProbe';
import { textOf, textsOf, type Draft } from 'c/setupRecord';
import { mayGoLive } from 'c/setupSaveQuestion';
import type { VideoError } from 'c/videoErrors';
import { readSettings, type VideoSettings } from 'c/videoSettings';
import { judgeSaving, type Target } from './breakages';
import { loadChecks, tryConnection, useSettings } from './middlewareAnswers';
import { refuseKey } from './refuseKey';
import { AUDIT, LISTS, refreshParts } from './refreshParts';
import { CONNECTED_OR_NOT, RELOADED, SAVED_OR_NOT } from './resultPlaces';
import { viewGuide, type GuideView } from './guideView';
import type { StepName } from './stepStates';

/**
 * The steps, the connection to the middleware that all but the first need, and the checks.
 *
 * @fires draft with changed settings, discard, reload
 */
export default class SetupGuide extends LightningElement {
  @api record?: LightningRecord;
  @api recordId?: string;
  @api values: Draft = {};
  /** What of it is not saved yet. */
  @api changes: Draft = {};
  @api changedLabels: string[] = [];
  @api isSaving = false;
  @api saveError?: VideoError;
  @api conflict?: { savedBy: string };
  /** Saves and gives the id of the record, or undefined where it was not saved. */
  @api saveChanges?: (changes: Draft) => Promise<string | undefined>;
  /** The gate key as it is saved: the middleware compares with it, whatever the draft says. */
  @api savedKey = '';
  @api readSavedKey?: () => Promise<string | undefined>;
  /** What is not saved was changed before the page was left. */
  @api isKept = false;
  readonly labels = setupLabels;
  currentStep: StepName = 'connection';
  visited: readonly StepName[] = ['connection'];
  savedText = '';
  isVerifying = false;
  isJudging = false;
  verdict: Verdict | undefined;
  client: SetupClient | undefined;
  opened: Opened | undefined;
  answer: ChecksAnswer | undefined;
  checksError: VideoError | undefined;
  reloadError: VideoError | undefined;
  isChecking = false;
  hasWorkingCall = false;

  override connectedCallback(): void {
    if (this.recordId !== undefined && this.texts.middlewareUrl && this.texts.gateKey) {
      const connecting = this.connect().then(() => this.checkIfOpen());
      connecting.catch(reportError);
    }
  }

  override disconnectedCallback(): void {
    this.client?.close();
  }

  get isNew(): boolean {
    return this.recordId === undefined;
  }
  get texts(): Record<string, string> {
    return textsOf(this.values);
  }
  /** The address as calls use it. */
  get url(): string {
    return (this.texts.middlewareUrl ?? '').replace(/\/+$/, '');
  }
  get hasChanges(): boolean {
    return Object.keys(this.changes).length > 0;
  }
  /** In the first step the button there saves, unless what was entered does not work. */
  get showsSaveBar(): boolean {
    const isOffered = this.currentStep !== 'connection' || this.hasConnectionError;
    return this.conflict !== undefined || this.error !== undefined || (this.hasChanges && isOffered);
  }
  get error(): VideoError | undefined {
    return this.saveError ?? this.reloadError;
  }
  get callSettings(): VideoSettings | undefined {
    return this.record && readSettings([this.record]);
  }
  get hasConnectionError(): boolean {
    return this.verdict !== undefined && !this.verdict.opened;
  }

  get view(): GuideView {
    const { opened, hasConnectionError, hasWorkingCall, answer, client, currentStep, visited } = this;
    return viewGuide({
      ...{ opened, answer, currentStep, visited: client ? visited : [] },
      facts: { isOpen: opened !== undefined, hasConnectionError, checks: answer?.checks, hasWorkingCall },
    });
  }
  get needsConnection(): boolean {
    return !this.client && this.currentStep !== 'connection';
  }
  get showsChecks(): boolean {
    return this.client !== undefined && this.currentStep !== 'testCall';
  }

  handleGo({ currentTarget, detail }: CustomEvent<StepName>): Promise<void> {
    const { name } = (currentTarget as HTMLElement).dataset;
    return this.goTo((name ?? detail) as StepName);
  }

  handleDraft(event: CustomEvent<Draft>): void {
    this.savedText = '';
    this.dispatchEvent(new CustomEvent('draft', { detail: event.detail }));
  }

  async handleDiscard(): Promise<void> {
    const discard = () => {
      this.reloadError = undefined;
      this.savedText = setupLabels.discarded;
      this.verdict = this.opened ? undefined : this.verdict;
      this.dispatchEvent(new CustomEvent('discard'));
    };
    await focusResultOf(this.template, discard, '.saved');
  }

  async handleReload(): Promise<void> {
    await focusResultOf(this.template, () => this.dispatchEvent(new CustomEvent('reload')), ...RELOADED);
  }

  async handleVerify(): Promise<void> {
    await focusResultOf(this.template, () => this.verify(), 'c-setup-connection', 'c-setup-save-bar');
    // Settings that no org has been noted for are this one's.
    if (this.opened?.settingsOrganizationId === null) {
      await this.adoptOrg();
    }
    await this.checkIfOpen();
  }

  async handleSave(): Promise<void> {
    if (await refuseKey(this.template, this.changes, () => this.goTo('connection'))) {
      return;
    }
    const changes = this.isNew ? this.values : this.changes;
    const { url, savedKey, recordId: settingsId } = this;
    const isElsewhere = 'middlewareUrl' in changes || 'gateKey' in changes;
    const target = isElsewhere ? { url, savedKey, settingsId, wantedKey: this.texts.gateKey ?? '' } : undefined;
    // Apart from the saving: the question moves the focus by itself, which is no move of the person's.
    if (!(await this.isWanted(changes, target))) {
      await focusResultOf(this.template, () => undefined, 'c-setup-save-bar');
      return;
    }
    const save = async () => {
      const savedId = await this.save(changes);
      if (savedId !== undefined) {
        await (isElsewhere ? this.connect(savedId) : this.useAtOnce());
      }
    };
    const results = isElsewhere && this.currentStep === 'connection' ? CONNECTED_OR_NOT : SAVED_OR_NOT;
    await focusResultOf(this.template, save, ...results);
    await this.checkIfOpen();
  }

  async handleConfirmOrg(): Promise<void> {
    await focusResultOf(this.template, () => this.adoptOrg(), ...SAVED_OR_NOT);
    await this.checkIfOpen();
  }

  async handleRecheck(): Promise<void> {
    refreshParts(this.template, this.currentStep, LISTS);
    await focusResultOf(this.template, () => this.check(), 'c-setup-checks');
  }

  async handleChanged(): Promise<void> {
    refreshParts(this.template, this.currentStep, AUDIT);
    await this.check();
  }

  handleFinished(): void {
    this.hasWorkingCall = true;
  }

  /** Only an address that works is saved, or agents would be sent to one that does not. */
  async verify(): Promise<void> {
    const changes = this.isNew ? this.values : this.changes;
    const { middlewareUrl, ...others } = changes;
    this.isVerifying = true;
    this.verdict = undefined;
    const probe = await probeMiddleware(this.url);
    // A proof needs the record. A new one has no address until that has let somebody in.
    const mustMake = this.isNew && probe.finding === 'reachable';
    const settingsId = mustMake ? await this.save(others) : (this.recordId ?? '');
    const inUse = middlewareUrl === undefined ? undefined : this.opened;
    let isLive = false;
    if (settingsId !== undefined && (await this.open(probe, settingsId, inUse))) {
      isLive = await this.saveVerified(mustMake ? { middlewareUrl: textOf(middlewareUrl) } : changes);
      await (isLive && 'gateKey' in changes ? this.open(probe, settingsId) : undefined);
    }
    this.savedText = isLive ? this.savedText : '';
    this.isVerifying = false;
  }

  /** Saves what the middleware has just let in; without that there is nothing to show. */
  async saveVerified(changes: Draft): Promise<boolean> {
    const isSaved =
      Object.keys(changes).length === 0 || ((await this.isWanted(changes)) && (await this.save(changes)) !== undefined);
    this.verdict = isSaved ? this.verdict : undefined;
    return isSaved;
  }

  async connect(settingsId = this.recordId ?? ''): Promise<void> {
    this.isVerifying = true;
    this.verdict = undefined;
    await this.open(await probeMiddleware(this.url), settingsId);
    this.isVerifying = false;
  }

  /**
   * Proves who the user is; a client that worked until now is kept until another one works. True if the middleware let
   * the user in.
   *
   * @param inUse what goes on where this address is only tried
   */
  async open(probe: Probe, settingsId: string, inUse?: Opened): Promise<boolean> {
    const connection = { url: this.url, gateKey: this.savedKey || (this.texts.gateKey ?? ''), settingsId };
    const { verdict, client } = await tryConnection(probe, connection, async () => this.readSavedKey?.());
    if (client) {
      this.client?.close();
      this.client = client;
    }
    this.verdict = verdict;
    this.opened = verdict.opened ?? inUse;
    return client !== undefined;
  }

  /** Asks first where changes break something. @param target the connection that they lead to, where it is another */
  async isWanted(changes: Draft, target?: Target): Promise<boolean> {
    this.isJudging = true;
    const breakages = await judgeSaving(this.client, changes, target, async () => this.readSavedKey?.());
    this.isJudging = false;
    return mayGoLive(breakages);
  }

  /** Notes that the settings are meant for this org. */
  async adoptOrg(): Promise<void> {
    const { opened } = this;
    const { organizationId } = opened ?? {};
    if (opened && organizationId && (await this.save({ organizationId })) !== undefined) {
      this.opened = { ...opened, settingsOrganizationId: organizationId };
      await this.useAtOnce();
    }
  }

  async save(changes: Draft): Promise<string | undefined> {
    this.savedText = '';
    this.reloadError = undefined;
    const settingsId = await this.saveChanges?.(changes);
    this.savedText = settingsId === undefined ? '' : setupLabels.saved;
    return settingsId;
  }

  /** The middleware reads the settings now and not in a while. */
  async useAtOnce(): Promise<void> {
    const { problem, error } = await useSettings(this.client);
    this.savedText = problem ?? (error ? '' : this.savedText);
    this.reloadError = error;
  }

  async checkIfOpen(): Promise<void> {
    if (this.opened) {
      await this.check();
    }
  }

  async check(): Promise<void> {
    const { client } = this;
    if (!client) {
      return;
    }
    this.isChecking = true;
    const { answer, error, hasWorkingCall } = await loadChecks(client);
    this.isChecking = false;
    this.checksError = error;
    this.answer = answer ?? this.answer;
    this.hasWorkingCall ||= hasWorkingCall;
  }

  async goTo(name: StepName): Promise<void> {
    const show = () => {
      this.savedText = '';
      this.currentStep = name;
      // What happened while another step was shown; one that is new reads by itself.
      refreshParts(this.template, this.currentStep, LISTS);
      this.visited = [...new Set([...this.visited, name])];
    };
    await focusResultOf(this.template, show, '.heading');
  }
}
