import { LightningElement, api } from 'lwc';
import type { ChecksAnswer, Opened, SetupClient } from 'c/setupClient';
import type { Verdict } from 'c/setupConnection';
import { setupLabels, stepLabels } from 'c/setupLabels';
import type { PathStep } from 'c/setupPath';
import { probeMiddleware, type Probe } from 'c/setupProbe';
import { textsOf, type Draft } from 'c/setupRecord';
import type { VideoError } from 'c/videoErrors';
import { readSettings, type VideoSettings } from 'c/videoSettings';
import { loadChecks, openClient, useSettings } from './middlewareAnswers';
import { describeOrgs, isOfAnotherOrg } from './orgOfSettings';
import { AUDIT, LISTS, refreshParts } from './refreshParts';
import {
  checksOfStep,
  classesOf,
  shownOf,
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
 * @fires draft with changed settings, discard, reload
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
  get isRefreshed(): boolean {
    return isOfAnotherOrg(this.opened);
  }
  get refreshedText(): string {
    return describeOrgs(this.opened);
  }

  get steps(): PathStep[] {
    const { hasConnectionError, hasWorkingCall, answer, opened } = this;
    return describeSteps({ isOpen: opened !== undefined, hasConnectionError, checks: answer?.checks, hasWorkingCall });
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
    return shownOf(this.client ? this.visited : []);
  }
  get classes(): Record<string, string> {
    return classesOf(this.currentStep);
  }
  get showsChecks(): boolean {
    return this.client !== undefined && this.currentStep !== 'testCall';
  }
  get report(): Partial<ChecksAnswer> {
    const { answer, currentStep } = this;
    return answer ? { ...answer, checks: checksOfStep(currentStep, answer.checks) } : {};
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

  handleGo(event: Event): void {
    this.goTo((event.currentTarget as HTMLElement).dataset.name as StepName);
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

  /** Asked for by a person: what the step shows beside its checks is read anew, too. */
  async handleRecheck(): Promise<void> {
    refreshParts(this.template, this.currentStep, LISTS);
    await this.check();
  }

  async handleChanged(): Promise<void> {
    refreshParts(this.template, this.currentStep, AUDIT);
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
      this.showVerdict({ probe });
    }
  }

  /** Proves who the user is; a client that worked until now is kept until another one works. */
  async open(probe: Probe, settingsId: string): Promise<void> {
    const gateKey = this.texts.gateKey ?? '';
    const { verdict, client } = await openClient(probe, { url: this.url, gateKey, settingsId });
    if (client) {
      this.client?.close();
      this.client = client;
    }
    this.showVerdict(verdict);
    await this.check();
  }

  showVerdict(verdict: Verdict): void {
    this.verdict = verdict;
    this.isVerifying = false;
    this.opened = verdict.opened;
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
    const { problem, error } = await useSettings(this.client);
    this.savedText = problem ?? (error ? '' : this.savedText);
    this.reloadError = error;
    await this.check();
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

  goTo(name: StepName | undefined): void {
    if (name) {
      this.savedText = '';
      this.currentStep = name;
      // What happened while another step was shown; one that is new reads by itself.
      refreshParts(this.template, this.currentStep, LISTS);
      this.visited = [...new Set([...this.visited, name])];
      this.focusesHeading = true;
    }
  }
}
