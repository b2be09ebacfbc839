export interface RecordAccess {
  /**
   * Whether a person is active and may read all of these records at this moment. One API call.
   *
   * @param recordIds ids of the org, at most 200
   * @throws AppError SALESFORCE_UNAVAILABLE, OVERLOADED, NOT_CONFIGURED
   */
  mayReadAll(personId: string, recordIds: readonly string[]): Promise<boolean>;
}
