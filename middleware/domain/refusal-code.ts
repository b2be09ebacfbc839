// As Salesforce, the network and we ourselves write codes.
const CODE = /^[A-Za-z][\w.-]{0,99}(?=: )/u;

/**
 * The code of a reason: `INVALID_FIELD: No such column …` gives `INVALID_FIELD`. What follows the code may be the words of
 * a rule or trigger of the org, which quote what a record says: they are for administrators, not for the log or a page
 * that anybody may read.
 */
export function refusalCode(reason: string): string {
  return CODE.exec(reason)?.[0] ?? 'REFUSED';
}
