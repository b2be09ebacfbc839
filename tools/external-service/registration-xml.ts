import { createOpenApi } from '../../middleware/http/openapi.ts';
import { buildDocument } from './build-document.ts';

/** Of the interface, not of the middleware: the registration changes when the interface does. */
const VERSION = '1';

/** The metadata file of the external service, with the document made from the schemas that check the requests. */
export function registrationXml(): string {
  const schema = JSON.stringify(buildDocument(createOpenApi(VERSION)), undefined, 2);
  return `<?xml version="1.0" encoding="UTF-8"?>
<ExternalServiceRegistration xmlns="http://soap.sforce.com/2006/04/metadata">
    <!-- Made by npm run external-service from the schemas of the middleware: do not edit. -->
    <description>The Start Video middleware, as flows call it: Start Video Now uses startVideoSession.</description>
    <label>Start Video Middleware</label>
    <namedCredentialReference>Start_Video_Middleware</namedCredentialReference>
    <registrationProviderType>Custom</registrationProviderType>
    <schema>${escapeXml(schema)}</schema>
    <schemaType>OpenApi3</schemaType>
    <status>Complete</status>
</ExternalServiceRegistration>
`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
