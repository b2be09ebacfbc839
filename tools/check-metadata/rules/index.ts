import { fieldDefinition } from './field-definition.ts';
import { fieldLists } from './field-lists.ts';
import { filePlace } from './file-place.ts';
import { layout } from './layout.ts';
import { objectDefinition } from './object-definition.ts';
import { permissionSet } from './permission-set.ts';
import { app } from './app.ts';
import { page } from './page.ts';
import { quickAction } from './quick-action.ts';
import { orgSettings } from './org-settings.ts';
import { deployment } from './deployment.ts';
import { component } from './component.ts';
import { label } from './label.ts';
import { agentPermissions } from './agent-permissions.ts';
import { trustedSite } from './trusted-site.ts';
import { middlewareNames } from './middleware-names.ts';
import { middlewareAccess } from './middleware-access.ts';
import { integrationUser } from './integration-user.ts';
import { guarantee } from './guarantee.ts';
import { externalApp } from './external-app.ts';
import { peoplePermissions } from './people-permissions.ts';
import type { Rule } from './rule.ts';
import { shape } from './shape.ts';
import { validationRule } from './validation-rule.ts';
import { wellFormed } from './well-formed.ts';

/** Every rule, in the order of the report. */
export const RULES: readonly Rule[] = [
  wellFormed,
  filePlace,
  shape,
  objectDefinition,
  fieldDefinition,
  validationRule,
  fieldLists,
  layout,
  permissionSet,
  app,
  page,
  quickAction,
  orgSettings,
  deployment,
  component,
  label,
  agentPermissions,
  trustedSite,
  middlewareNames,
  middlewareAccess,
  integrationUser,
  guarantee,
  externalApp,
  peoplePermissions,
];
