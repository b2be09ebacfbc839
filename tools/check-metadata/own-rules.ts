import type { OwnRule } from './project/project.ts';
import { agentPermissions } from './rules/agent-permissions.ts';
import { automationKey } from './rules/automation-key.ts';
import { component } from './rules/component.ts';
import { deployment } from './rules/deployment.ts';
import { explanation } from './rules/explanation.ts';
import { externalApp } from './rules/external-app.ts';
import { externalService } from './rules/external-service.ts';
import { fieldClassification } from './rules/field-classification.ts';
import { fieldValues } from './rules/field-values.ts';
import { flowAccess } from './rules/flow-access.ts';
import { flowFaults } from './rules/flow-faults.ts';
import { flowForm } from './rules/flow-form.ts';
import { flowScanner } from './rules/flow-scanner.ts';
import { flowValues } from './rules/flow-values.ts';
import { guarantee } from './rules/guarantee.ts';
import { integrationUser } from './rules/integration-user.ts';
import { label } from './rules/label.ts';
import { middlewareAccess } from './rules/middleware-access.ts';
import { middlewareNames } from './rules/middleware-names.ts';
import { navigationUse } from './rules/navigation-use.ts';
import { neededAccess } from './rules/needed-access.ts';
import { objectAccess } from './rules/object-access.ts';
import { orgSettings } from './rules/org-settings.ts';
import { packagedFlows } from './rules/packaged-flows.ts';
import { pageContent } from './rules/page-content.ts';
import { peoplePermissions } from './rules/people-permissions.ts';
import { proofHash } from './rules/proof-hash.ts';
import { records } from './rules/records.ts';
import { trustedSiteUse } from './rules/trusted-site-use.ts';

const FORM = [deployment, explanation, records, fieldClassification, fieldValues, guarantee, proofHash];
const PERMISSIONS = [objectAccess, peoplePermissions, agentPermissions, integrationUser];
const PAGES = [navigationUse, pageContent, trustedSiteUse, orgSettings, externalApp];
const AUTOMATION = [automationKey, externalService, flowForm, flowAccess, flowFaults, flowValues, flowScanner];
const CODE = [component, label, middlewareNames, middlewareAccess, neededAccess, packagedFlows];

/** Every rule of this project's own, in the order of the report. */
export const OWN_RULES: readonly OwnRule[] = [...FORM, ...PERMISSIONS, ...PAGES, ...AUTOMATION, ...CODE];
