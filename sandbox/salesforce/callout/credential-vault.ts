import { resourceNotFound } from '../salesforce-error.ts';
import type { OrgMetadata } from '../metadata/metadata-types.ts';

/** The secrets of external credentials, which in an org are typed in Setup and can never be read again. */
export class CredentialVault {
  readonly #metadata: OrgMetadata;
  readonly #secrets = new Map<string, string>();

  constructor(metadata: OrgMetadata) {
    this.#metadata = metadata;
  }

  /** @throws SalesforceError NOT_FOUND for a credential or principal that was not deployed */
  set(credential: string, principal: string, value: string): void {
    const found = this.#metadata.automation.externalCredentials.get(credential);
    if (found?.principals.includes(principal) !== true) throw resourceNotFound();
    this.#secrets.set(keyOf(credential, principal), value);
  }

  get(credential: string, principal: string): string | undefined {
    return this.#secrets.get(keyOf(credential, principal));
  }

  clear(): void {
    this.#secrets.clear();
  }
}

/** As permission sets name a principal. */
export function keyOf(credential: string, principal: string): string {
  return `${credential}-${principal}`;
}
