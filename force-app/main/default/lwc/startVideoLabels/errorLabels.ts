import validationFailedTitle from '@salesforce/label/c.StartVideo_ErrorValidationFailedTitle';
import validationFailedRemedy from '@salesforce/label/c.StartVideo_ErrorValidationFailedRemedy';
import unauthorizedTitle from '@salesforce/label/c.StartVideo_ErrorUnauthorizedTitle';
import unauthorizedRemedy from '@salesforce/label/c.StartVideo_ErrorUnauthorizedRemedy';
import proofInvalidTitle from '@salesforce/label/c.StartVideo_ErrorProofInvalidTitle';
import proofInvalidRemedy from '@salesforce/label/c.StartVideo_ErrorProofInvalidRemedy';
import accessDeniedTitle from '@salesforce/label/c.StartVideo_ErrorAccessDeniedTitle';
import accessDeniedRemedy from '@salesforce/label/c.StartVideo_ErrorAccessDeniedRemedy';
import sessionNotFoundTitle from '@salesforce/label/c.StartVideo_ErrorSessionNotFoundTitle';
import sessionNotFoundRemedy from '@salesforce/label/c.StartVideo_ErrorSessionNotFoundRemedy';
import sessionClosedTitle from '@salesforce/label/c.StartVideo_ErrorSessionClosedTitle';
import sessionClosedRemedy from '@salesforce/label/c.StartVideo_ErrorSessionClosedRemedy';
import caseContactMismatchTitle from '@salesforce/label/c.StartVideo_ErrorCaseContactMismatchTitle';
import caseContactMismatchRemedy from '@salesforce/label/c.StartVideo_ErrorCaseContactMismatchRemedy';
import contactMissingTitle from '@salesforce/label/c.StartVideo_ErrorContactMissingTitle';
import contactMissingRemedy from '@salesforce/label/c.StartVideo_ErrorContactMissingRemedy';
import phoneMissingTitle from '@salesforce/label/c.StartVideo_ErrorPhoneMissingTitle';
import phoneMissingRemedy from '@salesforce/label/c.StartVideo_ErrorPhoneMissingRemedy';
import phoneInvalidTitle from '@salesforce/label/c.StartVideo_ErrorPhoneInvalidTitle';
import phoneInvalidRemedy from '@salesforce/label/c.StartVideo_ErrorPhoneInvalidRemedy';
import regionNotAllowedTitle from '@salesforce/label/c.StartVideo_ErrorRegionNotAllowedTitle';
import regionNotAllowedRemedy from '@salesforce/label/c.StartVideo_ErrorRegionNotAllowedRemedy';
import doNotCallTitle from '@salesforce/label/c.StartVideo_ErrorDoNotCallTitle';
import doNotCallRemedy from '@salesforce/label/c.StartVideo_ErrorDoNotCallRemedy';
import callReferenceInvalidTitle from '@salesforce/label/c.StartVideo_ErrorCallReferenceInvalidTitle';
import callReferenceInvalidRemedy from '@salesforce/label/c.StartVideo_ErrorCallReferenceInvalidRemedy';
import rateLimitedTitle from '@salesforce/label/c.StartVideo_ErrorRateLimitedTitle';
import rateLimitedRemedy from '@salesforce/label/c.StartVideo_ErrorRateLimitedRemedy';
import wrongOrgTitle from '@salesforce/label/c.StartVideo_ErrorWrongOrgTitle';
import wrongOrgRemedy from '@salesforce/label/c.StartVideo_ErrorWrongOrgRemedy';
import notConfiguredTitle from '@salesforce/label/c.StartVideo_ErrorMiddlewareNotConfiguredTitle';
import notConfiguredRemedy from '@salesforce/label/c.StartVideo_ErrorMiddlewareNotConfiguredRemedy';
import videoUnauthorizedTitle from '@salesforce/label/c.StartVideo_ErrorVideoUnauthorizedTitle';
import videoUnauthorizedRemedy from '@salesforce/label/c.StartVideo_ErrorVideoUnauthorizedRemedy';
import videoRejectedTitle from '@salesforce/label/c.StartVideo_ErrorVideoRejectedTitle';
import videoRejectedRemedy from '@salesforce/label/c.StartVideo_ErrorVideoRejectedRemedy';
import videoUnavailableTitle from '@salesforce/label/c.StartVideo_ErrorVideoUnavailableTitle';
import videoUnavailableRemedy from '@salesforce/label/c.StartVideo_ErrorVideoUnavailableRemedy';
import salesforceUnavailableTitle from '@salesforce/label/c.StartVideo_ErrorSalesforceUnavailableTitle';
import salesforceUnavailableRemedy from '@salesforce/label/c.StartVideo_ErrorSalesforceUnavailableRemedy';
import offlineTitle from '@salesforce/label/c.StartVideo_ErrorOfflineTitle';
import offlineRemedy from '@salesforce/label/c.StartVideo_ErrorOfflineRemedy';
import middlewareUnreachableTitle from '@salesforce/label/c.StartVideo_ErrorMiddlewareUnreachableTitle';
import middlewareUnreachableRemedy from '@salesforce/label/c.StartVideo_ErrorMiddlewareUnreachableRemedy';
import middlewareTimeoutTitle from '@salesforce/label/c.StartVideo_ErrorMiddlewareTimeoutTitle';
import middlewareTimeoutRemedy from '@salesforce/label/c.StartVideo_ErrorMiddlewareTimeoutRemedy';
import unexpectedAnswerTitle from '@salesforce/label/c.StartVideo_ErrorUnexpectedAnswerTitle';
import unexpectedAnswerRemedy from '@salesforce/label/c.StartVideo_ErrorUnexpectedAnswerRemedy';
import consoleUrlRefusedTitle from '@salesforce/label/c.StartVideo_ErrorConsoleUrlRefusedTitle';
import consoleUrlRefusedRemedy from '@salesforce/label/c.StartVideo_ErrorConsoleUrlRefusedRemedy';
import noPermissionTitle from '@salesforce/label/c.StartVideo_ErrorNoPermissionTitle';
import noPermissionRemedy from '@salesforce/label/c.StartVideo_ErrorNoPermissionRemedy';
import recordNotVisibleTitle from '@salesforce/label/c.StartVideo_ErrorRecordNotVisibleTitle';
import recordNotVisibleRemedy from '@salesforce/label/c.StartVideo_ErrorRecordNotVisibleRemedy';
import salesforceRefusedTitle from '@salesforce/label/c.StartVideo_ErrorSalesforceRefusedTitle';
import salesforceRefusedRemedy from '@salesforce/label/c.StartVideo_ErrorSalesforceRefusedRemedy';
import internalErrorTitle from '@salesforce/label/c.StartVideo_ErrorInternalTitle';
import internalErrorRemedy from '@salesforce/label/c.StartVideo_ErrorInternalRemedy';
import unknownTitle from '@salesforce/label/c.StartVideo_ErrorUnknownTitle';
import unknownRemedy from '@salesforce/label/c.StartVideo_ErrorUnknownRemedy';
import sessionExpiredTitle from '@salesforce/label/c.StartVideo_ErrorSessionExpiredTitle';
import sessionExpiredRemedy from '@salesforce/label/c.StartVideo_ErrorSessionExpiredRemedy';
import salesforceUnreachableTitle from '@salesforce/label/c.StartVideo_ErrorSalesforceUnreachableTitle';
import salesforceUnreachableRemedy from '@salesforce/label/c.StartVideo_ErrorSalesforceUnreachableRemedy';
import salesforceBusyTitle from '@salesforce/label/c.StartVideo_ErrorSalesforceBusyTitle';
import salesforceBusyRemedy from '@salesforce/label/c.StartVideo_ErrorSalesforceBusyRemedy';
import salesforceForbidsTitle from '@salesforce/label/c.StartVideo_ErrorSalesforceForbidsTitle';
import salesforceForbidsRemedy from '@salesforce/label/c.StartVideo_ErrorSalesforceForbidsRemedy';
import sessionUnreadableTitle from '@salesforce/label/c.StartVideo_ErrorSessionUnreadableTitle';
import sessionUnreadableRemedy from '@salesforce/label/c.StartVideo_ErrorSessionUnreadableRemedy';
import storageUnavailableTitle from '@salesforce/label/c.StartVideo_ErrorStorageUnavailableTitle';
import storageUnavailableRemedy from '@salesforce/label/c.StartVideo_ErrorStorageUnavailableRemedy';
import overloadedTitle from '@salesforce/label/c.StartVideo_ErrorOverloadedTitle';
import overloadedRemedy from '@salesforce/label/c.StartVideo_ErrorOverloadedRemedy';
import cancelledTitle from '@salesforce/label/c.StartVideo_ErrorCancelledTitle';
import cancelledRemedy from '@salesforce/label/c.StartVideo_ErrorCancelledRemedy';

/** Title and remedy of every error code: those of the middleware first, then those found in the browser. */
export const errorLabels = {
  VALIDATION_FAILED: { title: validationFailedTitle, remedy: validationFailedRemedy },
  UNAUTHORIZED: { title: unauthorizedTitle, remedy: unauthorizedRemedy },
  PROOF_INVALID: { title: proofInvalidTitle, remedy: proofInvalidRemedy },
  ACCESS_DENIED: { title: accessDeniedTitle, remedy: accessDeniedRemedy },
  SESSION_NOT_FOUND: { title: sessionNotFoundTitle, remedy: sessionNotFoundRemedy },
  SESSION_CLOSED: { title: sessionClosedTitle, remedy: sessionClosedRemedy },
  CASE_CONTACT_MISMATCH: { title: caseContactMismatchTitle, remedy: caseContactMismatchRemedy },
  CONTACT_MISSING: { title: contactMissingTitle, remedy: contactMissingRemedy },
  PHONE_MISSING: { title: phoneMissingTitle, remedy: phoneMissingRemedy },
  PHONE_INVALID: { title: phoneInvalidTitle, remedy: phoneInvalidRemedy },
  REGION_NOT_ALLOWED: { title: regionNotAllowedTitle, remedy: regionNotAllowedRemedy },
  DO_NOT_CALL: { title: doNotCallTitle, remedy: doNotCallRemedy },
  CALL_REFERENCE_INVALID: { title: callReferenceInvalidTitle, remedy: callReferenceInvalidRemedy },
  RATE_LIMITED: { title: rateLimitedTitle, remedy: rateLimitedRemedy },
  WRONG_ORG: { title: wrongOrgTitle, remedy: wrongOrgRemedy },
  NOT_CONFIGURED: { title: notConfiguredTitle, remedy: notConfiguredRemedy },
  VIDEO_UNAUTHORIZED: { title: videoUnauthorizedTitle, remedy: videoUnauthorizedRemedy },
  VIDEO_REJECTED: { title: videoRejectedTitle, remedy: videoRejectedRemedy },
  VIDEO_UNAVAILABLE: { title: videoUnavailableTitle, remedy: videoUnavailableRemedy },
  SALESFORCE_UNAVAILABLE: { title: salesforceUnavailableTitle, remedy: salesforceUnavailableRemedy },
  OFFLINE: { title: offlineTitle, remedy: offlineRemedy },
  MIDDLEWARE_UNREACHABLE: { title: middlewareUnreachableTitle, remedy: middlewareUnreachableRemedy },
  MIDDLEWARE_TIMEOUT: { title: middlewareTimeoutTitle, remedy: middlewareTimeoutRemedy },
  UNEXPECTED_ANSWER: { title: unexpectedAnswerTitle, remedy: unexpectedAnswerRemedy },
  CONSOLE_URL_REFUSED: { title: consoleUrlRefusedTitle, remedy: consoleUrlRefusedRemedy },
  NO_PERMISSION: { title: noPermissionTitle, remedy: noPermissionRemedy },
  RECORD_NOT_VISIBLE: { title: recordNotVisibleTitle, remedy: recordNotVisibleRemedy },
  SALESFORCE_REFUSED: { title: salesforceRefusedTitle, remedy: salesforceRefusedRemedy },
  SESSION_EXPIRED: { title: sessionExpiredTitle, remedy: sessionExpiredRemedy },
  SALESFORCE_UNREACHABLE: { title: salesforceUnreachableTitle, remedy: salesforceUnreachableRemedy },
  SALESFORCE_BUSY: { title: salesforceBusyTitle, remedy: salesforceBusyRemedy },
  SALESFORCE_FORBIDS: { title: salesforceForbidsTitle, remedy: salesforceForbidsRemedy },
  SESSION_UNREADABLE: { title: sessionUnreadableTitle, remedy: sessionUnreadableRemedy },
  STORAGE_UNAVAILABLE: { title: storageUnavailableTitle, remedy: storageUnavailableRemedy },
  OVERLOADED: { title: overloadedTitle, remedy: overloadedRemedy },
  CANCELLED: { title: cancelledTitle, remedy: cancelledRemedy },
  INTERNAL_ERROR: { title: internalErrorTitle, remedy: internalErrorRemedy },
  UNKNOWN: { title: unknownTitle, remedy: unknownRemedy },
};
