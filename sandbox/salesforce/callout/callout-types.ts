/** Source: Metadata API Developer Guide, "NamedCredential" of the type SecuredEndpoint. */
export interface NamedCredential {
  readonly name: string;
  readonly label: string;
  /** Without a slash at the end. */
  readonly url: string;
  readonly externalCredential: string;
  readonly isCalloutEnabled: boolean;
  readonly sendsAuthorization: boolean;
}

export interface CredentialHeader {
  readonly name: string;
  /** With `{!$Credential.Credential.Parameter}` where the secret goes. */
  readonly value: string;
}

/** Source: Metadata API Developer Guide, "ExternalCredential" of the protocol Custom. */
export interface ExternalCredential {
  readonly name: string;
  readonly label: string;
  /** Named principals; the secrets of each are typed in Setup after the deploy. */
  readonly principals: readonly string[];
  readonly headers: readonly CredentialHeader[];
}

/** A type of the registration's schema, as Apex-defined types have it. */
export type ServiceType =
  | { readonly kind: 'text' | 'number' | 'integer' | 'boolean' | 'datetime' | 'date' }
  | { readonly kind: 'list'; readonly of: ServiceType }
  | { readonly kind: 'object'; readonly className: string };

export interface ServiceProperty {
  readonly type: ServiceType;
  readonly isRequired: boolean;
}

/** One object of the schema: `ExternalService__Registration_Schema`. */
export type ServiceClass = ReadonlyMap<string, ServiceProperty>;

export interface ServiceParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header' | 'body';
  readonly type: ServiceType;
  readonly isRequired: boolean;
}

export interface ServiceOperation {
  /** As an action: `Registration.operationId`. */
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the schema, with `{parameters}`. */
  readonly path: string;
  readonly parameters: readonly ServiceParameter[];
  /** By code (`201`, `4XX`) or `default`; null where an answer has no body. */
  readonly responses: ReadonlyMap<string, ServiceType | null>;
}

export interface ExternalService {
  readonly name: string;
  readonly label: string;
  readonly namedCredential: string;
  readonly operations: ReadonlyMap<string, ServiceOperation>;
  readonly classes: ReadonlyMap<string, ServiceClass>;
}
