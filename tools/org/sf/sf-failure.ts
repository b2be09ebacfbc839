/** Thrown when the Salesforce command line, or the org behind it, refused something. Holds no token: only its words. */
export class SfFailure extends Error {
  override readonly name = 'SfFailure';
  /** The command without its arguments, for instance `project deploy start`. */
  readonly command: string;
  /** What the org says about single parts, for instance of a deployment. */
  readonly details: readonly string[];

  constructor(command: string, message: string, details: readonly string[] = []) {
    super(message);
    this.command = command;
    this.details = details;
  }
}
