import { Router, type Request } from 'express';
import type { CheckReport, Checks } from '../../checks/run-checks.ts';
import type { Answer, OrgInspector, PeopleFacts, SettingChanges } from '../../domain/org-inspection.ts';
import { ownersWithoutAgentSet } from '../../domain/owners-without-agent-set.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { parseBody } from '../validate.ts';
import { settingChangesSchema, type ChecksAnswer, type JudgementAnswer, type PeopleAnswer } from './check-schemas.ts';

export interface CheckRouteParts {
  readonly checks: Checks;
  readonly inspector: Pick<OrgInspector, 'people'>;
}

const CHECKS_PATH = '/v1/setup/checks';
const SETTINGS_PATH = '/v1/setup/settings/check';
const PEOPLE_PATH = '/v1/setup/people';

/** `GET /v1/setup/checks`, `POST /v1/setup/settings/check`, `GET /v1/setup/people`: the org and this middleware, looked at anew. */
export function createCheckRoutes({ checks, inspector }: CheckRouteParts): Router {
  return Router()
    .get(CHECKS_PATH, async (_, res) => {
      res.json(toChecks(await checks.run()));
    })
    .all(CHECKS_PATH, refuseOtherMethods('GET'))
    .post(SETTINGS_PATH, async (req, res) => {
      const answer: JudgementAnswer = {
        problems: (await checks.judge(changesOf(req))).map((check) => ({ ...check, items: [...check.items] })),
      };
      res.json(answer);
    })
    .all(SETTINGS_PATH, refuseOtherMethods('POST'))
    .get(PEOPLE_PATH, async (_, res) => {
      res.json(toPeople(await inspector.people()));
    })
    .all(PEOPLE_PATH, refuseOtherMethods('GET'));
}

function changesOf(req: Request): SettingChanges {
  const changes = Object.entries(parseBody(settingChangesSchema, req));
  return Object.fromEntries(changes.flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])));
}

function toChecks({ checkedAt, apiUsage, checks }: CheckReport): ChecksAnswer {
  return {
    checkedAt: new Date(checkedAt).toISOString(),
    apiUsage,
    checks: checks.map((check) => ({ ...check, items: [...check.items] })),
  };
}

function toPeople(answer: Answer<PeopleFacts>): PeopleAnswer {
  if (answer.kind === 'known') {
    const { isComplete, assigned } = answer.value;
    return { isComplete, assigned: [...assigned], missing: [...ownersWithoutAgentSet(answer.value)], reason: null };
  }
  return { isComplete: false, assigned: [], missing: [], reason: reasonOf(answer) };
}

function reasonOf(answer: Exclude<Answer<PeopleFacts>, { kind: 'known' }>): string {
  switch (answer.kind) {
    case 'hidden':
      return 'The integration user may not view Setup. Assign it the permission set Video Setup Insight to see people here.';
    case 'failed':
      return `Salesforce did not answer: ${answer.reason}`;
    case 'offline':
      return 'The middleware cannot log in to Salesforce.';
  }
}
