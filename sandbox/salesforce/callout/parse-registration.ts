import { z } from 'zod';
import { MetadataProblem, type XmlNode } from '../metadata/xml/xml-node.ts';
import type { ExternalService } from './callout-types.ts';
import { readService } from './read-service.ts';

/**
 * A registration and what Salesforce makes of the OpenAPI document in it.
 * Source: Salesforce Help, "External Services", "Schema Definition".
 * @throws MetadataProblem for a document that External Services would not take
 */
export function parseRegistration(node: XmlNode, name: string): ExternalService {
  node.without(
    'description',
    'catalogedApiVersion',
    'operations',
    'schemaUploadFileExtension',
    'schemaUploadFileName',
    'serviceBinding',
    'systemVersion',
  );
  node.oneOf('schemaType', ['OpenApi3']);
  node.oneOf('status', ['Complete']);
  node.oneOf('registrationProviderType', ['Custom']);
  const text = node.required('schema');
  const namedCredential = node.text('namedCredentialReference') ?? node.text('namedCredential') ?? '';
  if (namedCredential === '') throw new MetadataProblem('Required field is missing: namedCredentialReference');
  try {
    return { name, label: node.required('label'), namedCredential, ...readService(name, JSON.parse(text)) };
  } catch (error) {
    if (error instanceof z.ZodError) throw new MetadataProblem(`The schema is not valid: ${z.prettifyError(error)}`);
    if (error instanceof SyntaxError) throw new MetadataProblem(`The schema is not valid JSON: ${error.message}`);
    throw error;
  }
}
