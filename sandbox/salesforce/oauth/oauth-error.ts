/** A refusal of the token endpoint, in the shape that OAuth prescribes and with Salesforce's words. */
export class OAuthError extends Error {
  override readonly name = 'OAuthError';
  readonly status: number;
  readonly error: string;

  constructor(error: string, description: string, status = 400) {
    super(description);
    this.error = error;
    this.status = status;
  }

  get body(): Readonly<Record<string, string>> {
    return { error: this.error, error_description: this.message };
  }
}
