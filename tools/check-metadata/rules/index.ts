import { agentPermissions } from './agent-permissions.ts';
import { app } from './app.ts';
import { component } from './component.ts';
import { deployment } from './deployment.ts';
import { externalApp } from './external-app.ts';
import { fieldDefinition } from './field-definition.ts';
import { fieldLists } from './field-lists.ts';
import { fieldValues } from './field-values.ts';
import { filePlace } from './file-place.ts';
import { guarantee } from './guarantee.ts';
import { integrationUser } from './integration-user.ts';
import { label } from './label.ts';
import { layout } from './layout.ts';
import { middlewareAccess } from './middleware-access.ts';
import { middlewareNames } from './middleware-names.ts';
import { objectAccess } from './object-access.ts';
import { objectDefinition } from './object-definition.ts';
import { orgSettings } from './org-settings.ts';
import { pageComponent } from './page-component.ts';
import { pageContent } from './page-content.ts';
import { page } from './page.ts';
import { peoplePermissions } from './people-permissions.ts';
import { permissionSet } from './permission-set.ts';
import { quickAction } from './quick-action.ts';
import type { Rule } from './rule.ts';
import { shape } from './shape.ts';
import { trustedSite } from './trusted-site.ts';
import { validationRule } from './validation-rule.ts';
import { wellFormed } from './well-formed.ts';

const FORM = [wellFormed, filePlace, shape, deployment];
const OBJECTS = [objectDefinition, fieldDefinition, fieldValues, validationRule, fieldLists, layout, guarantee];
const PERMISSIONS = [permissionSet, objectAccess, peoplePermissions, agentPermissions, integrationUser];
const PAGES = [app, page, pageComponent, pageContent, quickAction, trustedSite, orgSettings, externalApp];
const CODE = [component, label, middlewareNames, middlewareAccess];

/** Every rule, in the order of the report. */
export const RULES: readonly Rule[] = [...FORM, ...OBJECTS, ...PERMISSIONS, ...PAGES, ...CODE];
