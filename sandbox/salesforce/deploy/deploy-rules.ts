import type { DeployRule } from './deployment.ts';
import { apiName } from './rules/api-name.ts';
import { clientApp } from './rules/client-app.ts';
import { compactLayout } from './rules/compact-layout.ts';
import { componentBundle } from './rules/component-bundle.ts';
import { credential } from './rules/credential.ts';
import { dashboard } from './rules/dashboard.ts';
import { defaultValue } from './rules/default-value.ts';
import { duplicates } from './rules/duplicates.ts';
import { fieldDefinition } from './rules/field-definition.ts';
import { fieldFormula } from './rules/field-formula.ts';
import { filePlace } from './rules/file-place.ts';
import { flow } from './rules/flow.ts';
import { folder } from './rules/folder.ts';
import { labels } from './rules/labels.ts';
import { layout } from './rules/layout.ts';
import { lengths } from './rules/lengths.ts';
import { listColumns } from './rules/list-columns.ts';
import { navigation } from './rules/navigation.ts';
import { objectDefinition } from './rules/object-definition.ts';
import { objectPart } from './rules/object-part.ts';
import { pageComponent } from './rules/page-component.ts';
import { pageProperties } from './rules/page-properties.ts';
import { page } from './rules/page.ts';
import { permissionFields } from './rules/permission-fields.ts';
import { permissionObjects } from './rules/permission-objects.ts';
import { permissionUsers } from './rules/permission-users.ts';
import { picklist } from './rules/picklist.ts';
import { platformEvent } from './rules/platform-event.ts';
import { quickAction } from './rules/quick-action.ts';
import { references } from './rules/references.ts';
import { reportFilter } from './rules/report-filter.ts';
import { reportType } from './rules/report-type.ts';
import { report } from './rules/report.ts';
import { serviceDocument } from './rules/service-document.ts';
import { shape } from './rules/shape.ts';
import { staticResource } from './rules/static-resource.ts';
import { trustedSite } from './rules/trusted-site.ts';
import { validationRule } from './rules/validation-rule.ts';

const EVERYTHING = [filePlace, shape, apiName, lengths, duplicates, references];
const FIELDS = [fieldDefinition, fieldFormula, picklist, defaultValue];
const OBJECTS = [objectDefinition, platformEvent, objectPart, ...FIELDS, validationRule];
const LISTS = [listColumns, compactLayout, layout];
const REPORTS = [reportType, report, reportFilter, folder, dashboard];
const PERMISSIONS = [permissionFields, permissionObjects, permissionUsers];
const PAGES = [navigation, page, pageComponent, pageProperties, quickAction, componentBundle, labels, staticResource];
const CONNECTIONS = [trustedSite, credential, clientApp, serviceDocument];

/** Everything that an org refuses on deploy, in the order of the report. */
export const DEPLOY_RULES: readonly DeployRule[] = [
  ...EVERYTHING,
  ...OBJECTS,
  ...LISTS,
  ...REPORTS,
  ...PERMISSIONS,
  ...PAGES,
  ...CONNECTIONS,
  flow,
];
