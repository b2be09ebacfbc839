import apiHeading from '@salesforce/label/c.VideoSetup_SalesforceApiHeading';
import apiUsed from '@salesforce/label/c.VideoSetup_SalesforceApiUsed';
import apiOurs from '@salesforce/label/c.VideoSetup_SalesforceApiOurs';
import apiUnknown from '@salesforce/label/c.VideoSetup_SalesforceApiUnknown';

/** Words of the step Salesforce. */
export const salesforceLabels = {
  apiHeading,
  apiUsed,
  apiOurs,
  apiUnknown,
};
