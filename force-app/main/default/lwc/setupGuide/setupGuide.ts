import { LightningElement, api } from 'lwc';
import { createSetupClient, type ChecksAnswer, type Opened, type SetupCheck, type SetupClient } from 'c/setupClient';
import type { Verdict } from 'c/setupConnection';
import { setupLabels, stepLabels } from 'c/setupLabels';
import type { PathStep } from 'c/setupPath';
import { probeMiddleware, type Probe } from 'c/setupProbe';
import { textOf, type Draft } from 'c/setupRecord';
import { fillLabel } from 'c/startVideoLabels';
import { toVideoError, type VideoError } from 'c/videoErrors';
import { readSettings, type VideoSettings } from 'c/videoSettings';
import {
  STEP_NAMES,
  checksOfStep,
  describeSteps,
  neighbourOf,
  summarize,
  type Neighbour,
  type StepName,
} from './stepStates';

/** Saves and gives the id of the record, or undefined where it was not saved. */
export type SaveChanges = (changes: Draft) => Promise<string | undefined>;

/**
 * The steps, the connection to the middleware that all but the first need, and the checks.
 *
 * @fires draft with changed settings
 * @fires discard, reload
 */
export default class SetupGuide extends LightningElement {
  @api record?: LightningRecord;
  /** Of the settings; undefined while there is no record. */
  @api recordId?: string;
  /** The settings with the draft on top. */
  @api values: Draft = {};
  /** What of it is not saved yet. */
  @api changes: Draft = {};
  @api changedLabels: string[] = [];
  @api isSaving = false;
  @api saveError?: VideoError;
  @api conflict?: { savedBy: string };
  @api saveChanges?: SaveChanges;

  readonly labels = setupLabels;
  currentStep: StepName = 'connection';
  visited: readonly StepName[] = ['connection'];
  focusesHeading = false;
  savedText = '';

  isVerifying = false;
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
      this.connect().catch(reportError);
    }
  }

  override renderedCallback(): void {
    const heading = this.focusesHeading && this.template?.querySelector<HTMLElement>('.heading');
    if (heading) {
      this.focusesHeading = false;
      heading.focus();
    }
  }

  override disconnectedCallback(): void {
    this.client?.close();
  }

  get isNew(): boolean {
    return this.recordId === undefined;
  }
  get texts(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.values).map(([name, value]) => [name, textOf(value)]));
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
  get isRefreshed(): boolean {
    const { organizationId, settingsOrganizationId } = this.opened ?? {};
    return Boolean(settingsOrganizationId) && settingsOrganizationId !== organizationId;
  }
  get refreshedText(): string {
    const { organizationId = '', settingsOrganizationId } = this.opened ?? {};
    return fillLabel(setupLabels.refreshedRemedy, settingsOrganizationId ?? '', organizationId);
  }

  get steps(): PathStep[] {
    const { hasConnectionError, hasWorkingCall } = this;
    const isOpen = this.opened !== undefined;
    return describeSteps({ isOpen, hasConnectionError, checks: this.answer?.checks, hasWorkingCall });
  }
  get summary(): string {
    return summarize(this.steps);
  }
  get current(): { heading: string; intro: string } {
    return stepLabels[this.currentStep];
  }
  get needsConnection(): boolean {
    return !this.client && this.currentStep !== 'connection';
  }
  /** Steps stay where they are once they were looked at: what was begun in them is not lost. */
  get shown(): Partial<Record<StepName, boolean>> {
    const names = this.client ? this.visited : [];
    return Object.fromEntries(names.map((name) => [name, true]));
  }
  get classes(): Record<string, string> {
    return Object.fromEntries(STEP_NAMES.map((name) => [name, name === this.currentStep ? '' : 'slds-hide']));
  }
  get showsChecks(): boolean {
    return this.client !== undefined && this.currentStep !== 'testCall';
  }
  get currentChecks(): SetupCheck[] | undefined {
    return checksOfStep(this.currentStep, this.answer?.checks);
  }
  get checkedAt(): string | undefined {
    return this.answer?.checkedAt;
  }
  get apiUsage(): ChecksAnswer['apiUsage'] | undefined {
    return this.answer?.apiUsage;
  }
  get previous(): Neighbour | undefined {
    return neighbourOf(this.currentStep, -1);
  }
  get next(): Neighbour | undefined {
    return neighbourOf(this.currentStep, 1);
  }

  handleChoose(event: CustomEvent<StepName>): void {
    this.goTo(event.detail);
  }

  handlePrevious(): void {
    this.goTo(this.previous?.name);
  }

  handleNext(): void {
    this.goTo(this.next?.name);
  }

  handleGoToConnection(): void {
    this.goTo('connection');
  }

  handleDraft(event: CustomEvent<Draft>): void {
    this.savedText = '';
    this.dispatchEvent(new CustomEvent('draft', { detail: event.detail }));
  }

  handleDiscard(): void {
    this.reloadError = undefined;
    this.dispatchEvent(new CustomEvent('discard'));
  }

  handleReload(): void {
    this.dispatchEvent(new CustomEvent('reload'));
  }

  /** An address that leads nowhere is not saved: agents would be sent there. */
  async handleVerify(): Promise<void> {
    this.isVerifying = true;
    this.verdict = undefined;
    const probe = await probeMiddleware(this.url);
    if (probe.finding !== 'reachable') {
      this.showVerdict({ probe });
      return;
    }
    const settingsId = this.isNew || this.hasChanges ? await this.save() : this.recordId;
    if (settingsId === undefined) {
      this.isVerifying = false;
      return;
    }
    await this.open(probe, settingsId);
    // Settings that no org has been noted for are this one's.
    if (this.opened?.settingsOrganizationId === null) {
      await this.adoptOrg();
    }
  }

  async handleSave(): Promise<void> {
    const isElsewhere = this.isNew || 'middlewareUrl' in this.changes || 'gateKey' in this.changes;
    const settingsId = await this.save();
    if (settingsId !== undefined) {
      await (isElsewhere ? this.connect(settingsId) : this.useAtOnce());
    }
  }

  async handleConfirmOrg(): Promise<void> {
    await this.adoptOrg();
  }

  async handleRecheck(): Promise<void> {
    await this.check();
  }

  handleFinished(): void {
    this.hasWorkingCall = true;
  }

  async connect(settingsId = this.recordId ?? ''): Promise<void> {
    this.isVerifying = true;
    this.verdict = undefined;
    const probe = await probeMiddleware(this.url);
    if (probe.finding === 'reachable') {
      await this.open(probe, settingsId);
    } else {
      this.showVerdict({ probe }, false);
    }
  }

  /** Proves who the user is; a client that worked until now is kept until another one works. */
  async open(probe: Probe, settingsId: string): Promise<void> {
    const client = createSetupClient({ url: this.url, gateKey: this.texts.gateKey ?? '', settingsId });
    try {
      this.opened = await client.open();
      this.client?.close();
      this.client = client;
      this.showVerdict({ probe, opened: this.opened });
    } catch (error) {
      client.close();
      this.showVerdict({ probe, openError: toVideoError(error) });
    }
    await this.check();
  }

  showVerdict(verdict: Verdict, takesFocus = true): void {
    this.verdict = verdict;
    this.isVerifying = false;
    this.opened = verdict.opened;
    const step = this.template?.querySelector<HTMLElement & { focusVerdict(): void }>('c-setup-connection');
    if (takesFocus && this.currentStep === 'connection') {
      step?.focusVerdict();
    }
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

  async save(changes: Draft = this.isNew ? this.values : this.changes): Promise<string | undefined> {
    this.savedText = '';
    this.reloadError = undefined;
    const settingsId = await this.saveChanges?.(changes);
    this.savedText = settingsId === undefined ? '' : setupLabels.saved;
    return settingsId;
  }

  /** The middleware reads the settings now and not in a while; then the checks are about what was saved. */
  async useAtOnce(): Promise<void> {
    try {
      const problem = (await this.client?.reloadSettings())?.problem;
      if (problem) {
        this.savedText = fillLabel(setupLabels.savedWithProblem, problem.message);
      }
    } catch (error) {
      this.savedText = '';
      this.reloadError = toVideoError(error);
    }
    await this.check();
  }

  async check(): Promise<void> {
    const { client } = this;
    if (!client) {
      return;
    }
    this.isChecking = true;
    this.checksError = undefined;
    try {
      const [answer, { recent }] = await Promise.all([client.checks(), client.deliveries()]);
      this.answer = answer;
      this.hasWorkingCall ||= recent.some(({ state }) => state === 'written');
    } catch (error) {
      this.checksError = toVideoError(error);
    } finally {
      this.isChecking = false;
    }
  }

  goTo(name: StepName | undefined): void {
    if (name) {
      this.currentStep = name;
      this.visited = [...new Set([...this.visited, name])];
      this.focusesHeading = true;
    }
  }
}
