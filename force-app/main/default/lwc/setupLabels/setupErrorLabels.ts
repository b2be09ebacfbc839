import unauthorizedTitle from '@salesforce/label/c.VideoSetup_ErrorUnauthorizedTitle';
import unauthorizedRemedy from '@salesforce/label/c.VideoSetup_ErrorUnauthorizedRemedy';
import accessDeniedTitle from '@salesforce/label/c.VideoSetup_ErrorAccessDeniedTitle';
import accessDeniedRemedy from '@salesforce/label/c.VideoSetup_ErrorAccessDeniedRemedy';
import proofInvalidTitle from '@salesforce/label/c.VideoSetup_ErrorProofInvalidTitle';
import proofInvalidRemedy from '@salesforce/label/c.VideoSetup_ErrorProofInvalidRemedy';
import noPermissionTitle from '@salesforce/label/c.VideoSetup_ErrorNoPermissionTitle';
import noPermissionRemedy from '@salesforce/label/c.VideoSetup_ErrorNoPermissionRemedy';
import salesforceRefusedTitle from '@salesforce/label/c.VideoSetup_ErrorSalesforceRefusedTitle';
import salesforceRefusedRemedy from '@salesforce/label/c.VideoSetup_ErrorSalesforceRefusedRemedy';
import salesforceUnavailableTitle from '@salesforce/label/c.VideoSetup_ErrorSalesforceUnavailableTitle';
import salesforceUnavailableRemedy from '@salesforce/label/c.VideoSetup_ErrorSalesforceUnavailableRemedy';
import notConfiguredTitle from '@salesforce/label/c.VideoSetup_ErrorNotConfiguredTitle';
import notConfiguredRemedy from '@salesforce/label/c.VideoSetup_ErrorNotConfiguredRemedy';
import wrongOrgTitle from '@salesforce/label/c.VideoSetup_ErrorWrongOrgTitle';
import wrongOrgRemedy from '@salesforce/label/c.VideoSetup_ErrorWrongOrgRemedy';
import videoUnauthorizedTitle from '@salesforce/label/c.VideoSetup_ErrorVideoUnauthorizedTitle';
import videoUnauthorizedRemedy from '@salesforce/label/c.VideoSetup_ErrorVideoUnauthorizedRemedy';
import videoRejectedTitle from '@salesforce/label/c.VideoSetup_ErrorVideoRejectedTitle';
import videoRejectedRemedy from '@salesforce/label/c.VideoSetup_ErrorVideoRejectedRemedy';
import videoUnavailableTitle from '@salesforce/label/c.VideoSetup_ErrorVideoUnavailableTitle';
import videoUnavailableRemedy from '@salesforce/label/c.VideoSetup_ErrorVideoUnavailableRemedy';
import middlewareUnreachableTitle from '@salesforce/label/c.VideoSetup_ErrorMiddlewareUnreachableTitle';
import middlewareUnreachableRemedy from '@salesforce/label/c.VideoSetup_ErrorMiddlewareUnreachableRemedy';
import middlewareTimeoutTitle from '@salesforce/label/c.VideoSetup_ErrorMiddlewareTimeoutTitle';
import middlewareTimeoutRemedy from '@salesforce/label/c.VideoSetup_ErrorMiddlewareTimeoutRemedy';
import unexpectedAnswerTitle from '@salesforce/label/c.VideoSetup_ErrorUnexpectedAnswerTitle';
import unexpectedAnswerRemedy from '@salesforce/label/c.VideoSetup_ErrorUnexpectedAnswerRemedy';
import validationFailedTitle from '@salesforce/label/c.VideoSetup_ErrorValidationFailedTitle';
import validationFailedRemedy from '@salesforce/label/c.VideoSetup_ErrorValidationFailedRemedy';
import rateLimitedTitle from '@salesforce/label/c.VideoSetup_ErrorRateLimitedTitle';
import rateLimitedRemedy from '@salesforce/label/c.VideoSetup_ErrorRateLimitedRemedy';
import consoleUrlRefusedTitle from '@salesforce/label/c.VideoSetup_ErrorConsoleUrlRefusedTitle';
import consoleUrlRefusedRemedy from '@salesforce/label/c.VideoSetup_ErrorConsoleUrlRefusedRemedy';
import internalErrorTitle from '@salesforce/label/c.VideoSetup_ErrorInternalErrorTitle';
import internalErrorRemedy from '@salesforce/label/c.VideoSetup_ErrorInternalErrorRemedy';
import salesforceBusyTitle from '@salesforce/label/c.VideoSetup_ErrorSalesforceBusyTitle';
import salesforceBusyRemedy from '@salesforce/label/c.VideoSetup_ErrorSalesforceBusyRemedy';
import salesforceForbidsTitle from '@salesforce/label/c.VideoSetup_ErrorSalesforceForbidsTitle';
import salesforceForbidsRemedy from '@salesforce/label/c.VideoSetup_ErrorSalesforceForbidsRemedy';
import unknownTitle from '@salesforce/label/c.VideoSetup_ErrorUnknownTitle';
import unknownRemedy from '@salesforce/label/c.VideoSetup_ErrorUnknownRemedy';
import sessionUnreadableTitle from '@salesforce/label/c.VideoSetup_ErrorSessionUnreadableTitle';
import sessionUnreadableRemedy from '@salesforce/label/c.VideoSetup_ErrorSessionUnreadableRemedy';
import storageUnavailableTitle from '@salesforce/label/c.VideoSetup_ErrorStorageUnavailableTitle';
import storageUnavailableRemedy from '@salesforce/label/c.VideoSetup_ErrorStorageUnavailableRemedy';
import callReferenceInvalidTitle from '@salesforce/label/c.VideoSetup_ErrorCallReferenceInvalidTitle';
import callReferenceInvalidRemedy from '@salesforce/label/c.VideoSetup_ErrorCallReferenceInvalidRemedy';
import regionNotAllowedTitle from '@salesforce/label/c.VideoSetup_ErrorRegionNotAllowedTitle';
import regionNotAllowedRemedy from '@salesforce/label/c.VideoSetup_ErrorRegionNotAllowedRemedy';
import recordNotVisibleTitle from '@salesforce/label/c.VideoSetup_ErrorRecordNotVisibleTitle';
import recordNotVisibleRemedy from '@salesforce/label/c.VideoSetup_ErrorRecordNotVisibleRemedy';

/** What administrators read where agents are told to ask them. */
export const setupErrorLabels = {
  UNAUTHORIZED: { title: unauthorizedTitle, remedy: unauthorizedRemedy },
  ACCESS_DENIED: { title: accessDeniedTitle, remedy: accessDeniedRemedy },
  PROOF_INVALID: { title: proofInvalidTitle, remedy: proofInvalidRemedy },
  NO_PERMISSION: { title: noPermissionTitle, remedy: noPermissionRemedy },
  SALESFORCE_REFUSED: { title: salesforceRefusedTitle, remedy: salesforceRefusedRemedy },
  SALESFORCE_BUSY: { title: salesforceBusyTitle, remedy: salesforceBusyRemedy },
  SALESFORCE_FORBIDS: { title: salesforceForbidsTitle, remedy: salesforceForbidsRemedy },
  SALESFORCE_UNAVAILABLE: { title: salesforceUnavailableTitle, remedy: salesforceUnavailableRemedy },
  NOT_CONFIGURED: { title: notConfiguredTitle, remedy: notConfiguredRemedy },
  WRONG_ORG: { title: wrongOrgTitle, remedy: wrongOrgRemedy },
  VIDEO_UNAUTHORIZED: { title: videoUnauthorizedTitle, remedy: videoUnauthorizedRemedy },
  VIDEO_REJECTED: { title: videoRejectedTitle, remedy: videoRejectedRemedy },
  VIDEO_UNAVAILABLE: { title: videoUnavailableTitle, remedy: videoUnavailableRemedy },
  MIDDLEWARE_UNREACHABLE: { title: middlewareUnreachableTitle, remedy: middlewareUnreachableRemedy },
  MIDDLEWARE_TIMEOUT: { title: middlewareTimeoutTitle, remedy: middlewareTimeoutRemedy },
  UNEXPECTED_ANSWER: { title: unexpectedAnswerTitle, remedy: unexpectedAnswerRemedy },
  VALIDATION_FAILED: { title: validationFailedTitle, remedy: validationFailedRemedy },
  RATE_LIMITED: { title: rateLimitedTitle, remedy: rateLimitedRemedy },
  CONSOLE_URL_REFUSED: { title: consoleUrlRefusedTitle, remedy: consoleUrlRefusedRemedy },
  SESSION_UNREADABLE: { title: sessionUnreadableTitle, remedy: sessionUnreadableRemedy },
  STORAGE_UNAVAILABLE: { title: storageUnavailableTitle, remedy: storageUnavailableRemedy },
  CALL_REFERENCE_INVALID: { title: callReferenceInvalidTitle, remedy: callReferenceInvalidRemedy },
  REGION_NOT_ALLOWED: { title: regionNotAllowedTitle, remedy: regionNotAllowedRemedy },
  RECORD_NOT_VISIBLE: { title: recordNotVisibleTitle, remedy: recordNotVisibleRemedy },
  INTERNAL_ERROR: { title: internalErrorTitle, remedy: internalErrorRemedy },
  UNKNOWN: { title: unknownTitle, remedy: unknownRemedy },
};
