import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
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

/** Where the results of actions are told. */
const CONNECTED_OR_NOT = ['c-setup-save-bar', 'c-setup-connection'];
const SAVED_OR_NOT = ['.saved', 'c-setup-save-bar'];

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

  handleChoose(event: CustomEvent<StepName>): Promise<void> {
    return this.goTo(event.detail);
  }

  handleGo(event: Event): Promise<void> {
    return this.goTo((event.currentTarget as HTMLElement).dataset.name as StepName);
  }

  handleDraft(event: CustomEvent<Draft>): void {
    this.savedText = '';
    this.dispatchEvent(new CustomEvent('draft', { detail: event.detail }));
  }

  async handleDiscard(): Promise<void> {
    const discard = () => {
      this.reloadError = undefined;
      this.savedText = setupLabels.discarded;
      this.dispatchEvent(new CustomEvent('discard'));
    };
    await focusResultOf(this.template, discard, '.saved');
  }

  async handleReload(): Promise<void> {
    const reload = () => this.dispatchEvent(new CustomEvent('reload'));
    await focusResultOf(this.template, reload, 'c-setup-save-bar', '.heading');
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
    const isElsewhere = this.isNew || 'middlewareUrl' in this.changes || 'gateKey' in this.changes;
    const use = (settingsId: string) => (isElsewhere ? this.connect(settingsId) : this.useAtOnce());
    const save = async () => {
      const settingsId = await this.save();
      await (settingsId === undefined ? undefined : use(settingsId));
    };
    const results = isElsewhere && this.currentStep === 'connection' ? CONNECTED_OR_NOT : SAVED_OR_NOT;
    await focusResultOf(this.template, save, ...results);
    await this.checkIfOpen();
  }

  async handleConfirmOrg(): Promise<void> {
    await focusResultOf(this.template, () => this.adoptOrg(), ...SAVED_OR_NOT);
    await this.checkIfOpen();
  }

  /** Asked for by a person: what the step shows beside its checks is read anew, too. */
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

  /** An address that leads nowhere is not saved: agents would be sent there. */
  async verify(): Promise<void> {
    this.isVerifying = true;
    this.verdict = undefined;
    const probe = await probeMiddleware(this.url);
    const isToBeSaved = probe.finding === 'reachable' && (this.isNew || this.hasChanges);
    const settingsId = isToBeSaved ? await this.save() : (this.recordId ?? '');
    if (settingsId === undefined) {
      this.isVerifying = false;
    } else {
      await this.open(probe, settingsId);
    }
  }

  async connect(settingsId = this.recordId ?? ''): Promise<void> {
    this.isVerifying = true;
    this.verdict = undefined;
    await this.open(await probeMiddleware(this.url), settingsId);
  }

  /** Proves who the user is; a client that worked until now is kept until another one works. */
  async open(probe: Probe, settingsId: string): Promise<void> {
    const gateKey = this.texts.gateKey ?? '';
    const { verdict, client } = await openClient(probe, { url: this.url, gateKey, settingsId });
    if (client) {
      this.client?.close();
      this.client = client;
    }
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
