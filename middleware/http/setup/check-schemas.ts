import { z } from 'zod';
import { CHECK_GROUPS, CHECK_STATES } from '../../checks/check.ts';

const checkSchema = z.object({
  id: z.string().describe('Stable; the page chooses its title by it'),
  group: z.enum(CHECK_GROUPS),
  state: z.enum(CHECK_STATES),
  finding: z.string(),
  remedy: z.string().nullable().describe('What to do, in the menu words of Salesforce'),
  items: z.array(z.string()).describe('The single things that were found'),
  setupPath: z.string().nullable().describe('Where to do it: a path in the org'),
});

export const checksAnswerSchema = z.object({
  checkedAt: z.iso.datetime(),
  apiUsage: z
    .object({
      used: z.int(),
      max: z.int(),
      ours: z.int().describe('Calls of this instance within the last 24 hours, or since it started'),
    })
    .nullable(),
  checks: z.array(checkSchema),
});

const text = z.string().trim().max(1000).nullable();

/** Fields that are not named here (of a newer package) are left out: no check depends on them. */
export const settingChangesSchema = z.object({
  Phone_Fields__c: text.optional(),
  Default_Region__c: text.optional(),
  Call_Reference_Pattern__c: text.optional(),
  Agent_Login_Field__c: text.optional(),
  Update_Case__c: z.boolean().optional(),
  Update_Contact__c: z.boolean().optional(),
  Max_Starts_Per_Hour__c: z.number().nullable().optional(),
  Retention_Days__c: z.number().nullable().optional(),
  Allowed_Regions__c: text.optional(),
  Landline_Only__c: text.optional(),
  Respect_Do_Not_Call__c: z.boolean().optional(),
  Do_Not_Call_Field__c: text.optional(),
});

export const judgementAnswerSchema = z.object({
  problems: z.array(checkSchema).describe('What would be wrong if they were saved; empty if nothing'),
});

export const peopleAnswerSchema = z.object({
  isComplete: z.boolean().describe('False if there are more, or if they cannot be told'),
  assigned: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      username: z.string(),
      login: z.string().nullable().describe('The login at 8x8; null if the field is empty'),
    }),
  ),
  missing: z
    .array(z.object({ id: z.string(), name: z.string(), openCases: z.int() }))
    .describe('Owners of open cases without the permission set Video Agent'),
  reason: z.string().nullable().describe('Why they cannot be told'),
});

export type ChecksAnswer = z.infer<typeof checksAnswerSchema>;
export type JudgementAnswer = z.infer<typeof judgementAnswerSchema>;
export type PeopleAnswer = z.infer<typeof peopleAnswerSchema>;
