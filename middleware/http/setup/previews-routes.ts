import { Router } from 'express';
import type { z } from 'zod';
import { judgePattern, judgeReferences } from '../../domain/judge-pattern.ts';
import { comparePhone, patternProblem, previewCallReference } from '../../domain/previews.ts';
import { DEFAULT_CALL_REFERENCE_PATTERN, DEFAULT_PHONE_FIELDS, type Settings } from '../../domain/settings.ts';
import type { SettingsSource } from '../../domain/settings-source.ts';
import { AppError } from '../../errors/app-error.ts';
import { refuseOtherMethods } from '../refuse-other-methods.ts';
import { parseBody } from '../validate.ts';
import {
  phonePreviewSchema,
  referencePreviewSchema,
  type optionsAnswerSchema,
  type phonePreviewAnswerSchema,
  type referencePreviewAnswerSchema,
} from './previews-api.ts';
import type { PreviewReader } from './previews-port.ts';
import { setupPersonOf } from './setup-token.ts';

export interface PreviewParts {
  readonly settings: SettingsSource;
  readonly previewReader: PreviewReader;
}

const OPTIONS_PATH = '/v1/setup/options';
const PHONES_PATH = '/v1/setup/previews/phones';
const REFERENCES_PATH = '/v1/setup/previews/call-references';

/** What settings that were not saved yet would do, over records that the person may read. */
export function createPreviewRoutes({ previewReader, settings }: PreviewParts): Router {
  return Router()
    .get(OPTIONS_PATH, async (_, res) => {
      const answer: z.infer<typeof optionsAnswerSchema> = await previewReader.options();
      res.json(answer);
    })
    .all(OPTIONS_PATH, refuseOtherMethods('GET'))
    .post(PHONES_PATH, async (req, res) => {
      const wanted = parseBody(phonePreviewSchema, req);
      const phoneFields = wanted.phoneFields.length === 0 ? DEFAULT_PHONE_FIELDS : wanted.phoneFields;
      const draft = { ...wanted, phoneFields };
      const saved = await usableSettings(settings);
      const contacts = await previewReader.contacts(setupPersonOf(res).id, draft, saved);
      const answer: z.infer<typeof phonePreviewAnswerSchema> = {
        rows: contacts.map((contact) => comparePhone(contact, draft, saved)),
      };
      res.json(answer);
    })
    .all(PHONES_PATH, refuseOtherMethods('POST'))
    .post(REFERENCES_PATH, async (req, res) => {
      const pattern = parseBody(referencePreviewSchema, req).pattern.trim() || DEFAULT_CALL_REFERENCE_PATTERN;
      const cases = await previewReader.cases(setupPersonOf(res).id, pattern);
      const rows = cases.map((one) => previewCallReference(one, pattern));
      const made = rows.flatMap(({ callReference }) => callReference ?? []);
      const flaws = [...judgePattern(pattern, await previewReader.caseFields()), ...judgeReferences(made)];
      const answer: z.infer<typeof referencePreviewAnswerSchema> = { rows, problem: patternProblem(flaws) };
      res.json(answer);
    })
    .all(REFERENCES_PATH, refuseOtherMethods('POST'));
}

/** The settings that calls follow at the moment; null if none can be placed by them, so that nothing changes for anybody. */
async function usableSettings(source: SettingsSource): Promise<Settings | null> {
  try {
    const { settings, fields } = await source.current();
    return fields.problems.numbers === null ? settings : null;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
