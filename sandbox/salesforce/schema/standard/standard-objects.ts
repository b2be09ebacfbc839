import type { ObjectSchema } from '../schema-types.ts';
import { account } from './account.ts';
import { supportCase } from './case.ts';
import { contact } from './contact.ts';
import { fileObjects } from './files.ts';
import { setupObjects } from './setup-objects.ts';
import type { StandardOptions } from './standard-options.ts';
import { task } from './task.ts';
import { userRecordAccess } from './user-record-access.ts';
import { user } from './user.ts';

/** What an org has before anything is deployed to it, as far as this product meets it. */
export const standardObjects = (options: StandardOptions): readonly ObjectSchema[] => [
  account(options),
  contact(options),
  supportCase(options),
  task(),
  ...fileObjects(),
  user(),
  ...setupObjects(),
  userRecordAccess(),
];
