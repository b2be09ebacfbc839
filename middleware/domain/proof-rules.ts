/** The validation rules that proofs rest on: Salesforce's stamps cannot tell an insert from an update. */
export const PROOF_RULES = ['Proof_Is_Born_Empty', 'Hash_Is_Written_Once_By_Its_Creator'] as const;
