/** Thrown with what Lightning shows in a report's place. */
export class ReportRefusal extends Error {
  override readonly name = 'ReportRefusal';
}
