import type { Opened } from 'c/setupClient';
import { describeSetupError } from 'c/setupErrors';
import { formatTimesIn } from 'c/setupFormat';
import { connectionLabels as labels } from 'c/setupLabels';
import type { Probe, ProbeFinding } from 'c/setupProbe';
import { fillLabel } from 'c/startVideoLabels';
import type { VideoError } from 'c/videoErrors';

/** What verifying found: first the way to the middleware, then whether it lets this person in. */
export interface Verdict {
  probe: Probe;
  opened?: Opened | undefined;
  openError?: VideoError | undefined;
}

type Stage = 'address' | 'trust' | 'reach' | 'cors' | 'identity' | 'origin' | 'gate' | 'person';

export type LineState = 'done' | 'error' | 'todo';

export interface VerdictLine {
  stage: Stage;
  title: string;
  state: LineState;
  /** What was found, where there is something to say. */
  finding: string;
  remedy: string;
  /** Values to paste where the remedy says. */
  values: { label: string; value: string }[];
  /** A page of Setup, where the remedy is done there. */
  setupPath: string | undefined;
}

const STAGES: readonly Stage[] = ['address', 'trust', 'reach', 'cors', 'identity', 'origin', 'gate', 'person'];
const TRUSTED_URLS = '/lightning/setup/SecurityCspTrustedSite/home';
const TRUSTED_NAME = 'Start_Video_Middleware';
const CONTEXT = 'Lightning Experience Pages';
const DIRECTIVE = 'connect-src (scripts)';

const FAILED_AT: Record<Exclude<ProbeFinding, 'reachable'>, Stage> = {
  notAnUrl: 'address',
  notHttps: 'address',
  notAnOrigin: 'address',
  notTrusted: 'trust',
  offline: 'reach',
  unreachable: 'reach',
  corsRefused: 'cors',
  notMiddleware: 'identity',
  otherOrigin: 'origin',
};

/** Every stage of the way, up to the one that failed; those behind it could not be looked at. */
export function verdictLines(verdict: Verdict, pageOrigin: string): VerdictLine[] {
  const failed = failedStage(verdict);
  const last = failed === undefined ? STAGES.length : STAGES.indexOf(failed);
  // Without an answer to the proof, what comes after the probe was not tried.
  const reached = verdict.opened || failed ? last : STAGES.indexOf('gate');
  return STAGES.map((stage, index) => {
    const line = { stage, title: labels[stage], finding: '', remedy: '', values: [], setupPath: undefined };
    if (stage === failed) {
      return { ...line, state: 'error', ...failure(verdict, pageOrigin) };
    }
    const state = index < reached ? 'done' : 'todo';
    return { ...line, state, finding: state === 'done' ? success(stage, verdict) : '' };
  });
}

function failedStage({ probe, openError }: Verdict): Stage | undefined {
  if (probe.finding !== 'reachable') {
    return FAILED_AT[probe.finding];
  }
  return openError && (openError.code === 'UNAUTHORIZED' ? 'gate' : 'person');
}

function success(stage: Stage, { probe, opened }: Verdict): string {
  switch (stage) {
    case 'address':
      return probe.origin;
    case 'identity':
      return fillLabel(labels.version, probe.version);
    case 'person':
      return opened ? fillLabel(labels.provenAs, opened.person.name) : '';
    default:
      return '';
  }
}

type Failure = Pick<VerdictLine, 'finding' | 'remedy'> & Partial<Pick<VerdictLine, 'values' | 'setupPath'>>;

function failure({ probe, openError }: Verdict, pageOrigin: string): Failure {
  switch (probe.finding) {
    case 'notAnUrl':
      return { finding: labels.notAnUrl, remedy: labels.notAnUrlRemedy };
    case 'notHttps':
      return { finding: labels.notHttps, remedy: labels.notHttpsRemedy };
    case 'notAnOrigin':
      return {
        finding: labels.notAnOrigin,
        remedy: labels.notAnOriginRemedy,
        values: [{ label: labels.url, value: probe.origin }],
      };
    case 'notTrusted':
      return { finding: labels.notTrusted, remedy: labels.notTrustedRemedy, ...trustedUrl(probe.origin) };
    case 'offline':
      return { finding: labels.offline, remedy: labels.offlineRemedy };
    case 'unreachable':
      return { finding: labels.unreachable, remedy: labels.unreachableRemedy };
    case 'corsRefused':
      return {
        finding: fillLabel(labels.corsRefused, pageOrigin),
        remedy: labels.corsRefusedRemedy,
        values: [{ label: 'ALLOWED_ORIGINS', value: pageOrigin }],
      };
    case 'notMiddleware':
      return { finding: labels.notMiddleware, remedy: labels.notMiddlewareRemedy };
    case 'otherOrigin':
      return {
        finding: fillLabel(labels.otherOrigin, probe.ownOrigin),
        remedy: labels.otherOriginRemedy,
        values: [
          { label: 'PUBLIC_URL', value: probe.origin },
          { label: labels.url, value: probe.ownOrigin },
        ],
      };
    default: {
      const words = openError ? describeSetupError(openError) : { title: '', remedy: '' };
      const detail = formatTimesIn(openError?.detail ?? '');
      return { finding: detail === '' ? words.title : `${words.title}. ${detail}`, remedy: words.remedy };
    }
  }
}

function trustedUrl(origin: string): Pick<VerdictLine, 'values' | 'setupPath'> {
  return {
    values: [
      { label: labels.trustedName, value: TRUSTED_NAME },
      { label: labels.trustedUrl, value: origin },
      { label: labels.trustedContext, value: CONTEXT },
      { label: labels.trustedDirective, value: DIRECTIVE },
    ],
    setupPath: TRUSTED_URLS,
  };
}
