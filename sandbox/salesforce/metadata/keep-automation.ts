import type { ExternalCredential, ExternalService, NamedCredential } from '../callout/callout-types.ts';
import { parseExternalCredential, parseNamedCredential } from '../callout/parse-credentials.ts';
import { parseRegistration } from '../callout/parse-registration.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { parseFlow } from '../flow/parse/parse-flow.ts';
import type { NotificationType } from './metadata-types.ts';
import { parseNotificationType } from './parse/parse-notification-type.ts';
import type { XmlNode } from './xml-node.ts';

/** Flows and what they act through, by name. */
export interface AutomationParts {
  readonly flows: Map<string, FlowDefinition>;
  readonly notificationTypes: Map<string, NotificationType>;
  readonly externalServices: Map<string, ExternalService>;
  readonly namedCredentials: Map<string, NamedCredential>;
  readonly externalCredentials: Map<string, ExternalCredential>;
}

export const createAutomationParts = (): AutomationParts => ({
  flows: new Map(),
  notificationTypes: new Map(),
  externalServices: new Map(),
  namedCredentials: new Map(),
  externalCredentials: new Map(),
});

/** Root elements by kind of file. */
export const AUTOMATION_ROOTS: Readonly<Record<string, string>> = {
  flow: 'Flow',
  notiftype: 'CustomNotificationType',
  externalServiceRegistration: 'ExternalServiceRegistration',
  namedCredential: 'NamedCredential',
  externalCredential: 'ExternalCredential',
};

/** @throws MetadataProblem */
export function keepAutomation(kind: string, name: string, node: XmlNode, parts: AutomationParts): void {
  switch (kind) {
    case 'flow':
      parts.flows.set(name, parseFlow(node, name));
      break;
    case 'notiftype':
      parts.notificationTypes.set(name, parseNotificationType(node, name));
      break;
    case 'externalServiceRegistration':
      parts.externalServices.set(name, parseRegistration(node, name));
      break;
    case 'namedCredential':
      parts.namedCredentials.set(name, parseNamedCredential(node, name));
      break;
    case 'externalCredential':
      parts.externalCredentials.set(name, parseExternalCredential(node, name));
      break;
  }
}
