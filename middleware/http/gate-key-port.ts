export interface GateKeySource {
  /**
   * The gate key as last seen, whatever else the settings say: at first it is read. @throws AppError NOT_CONFIGURED if
   * there is none, SALESFORCE_UNAVAILABLE
   */
  gateKey(): Promise<string>;
  /** The same after a look at the record, at the cost of one API call. */
  refreshGateKey(): Promise<string>;
}
