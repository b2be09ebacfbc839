import title from '@salesforce/label/c.StartVideo_Title';
import customer from '@salesforce/label/c.StartVideo_Customer';
import phone from '@salesforce/label/c.StartVideo_Phone';
import phoneLandline from '@salesforce/label/c.StartVideo_PhoneLandline';
import phoneInvalid from '@salesforce/label/c.StartVideo_PhoneInvalid';
import phoneBarred from '@salesforce/label/c.StartVideo_PhoneBarred';
import phoneUnsure from '@salesforce/label/c.StartVideo_PhoneUnsure';
import phoneInvalidHint from '@salesforce/label/c.StartVideo_PhoneInvalidHint';
import phoneNoCountryHint from '@salesforce/label/c.StartVideo_PhoneNoCountryHint';
import phoneCountryUnknownHint from '@salesforce/label/c.StartVideo_PhoneCountryUnknownHint';
import phoneAmbiguousHint from '@salesforce/label/c.StartVideo_PhoneAmbiguousHint';
import phonePlusMissingHint from '@salesforce/label/c.StartVideo_PhonePlusMissingHint';
import phoneNotToCallHint from '@salesforce/label/c.StartVideo_PhoneNotToCallHint';
import noUsableNumberOne from '@salesforce/label/c.StartVideo_NoUsableNumberOne';
import noUsableNumber from '@salesforce/label/c.StartVideo_NoUsableNumber';
import caseLabel from '@salesforce/label/c.StartVideo_Case';
import caseNone from '@salesforce/label/c.StartVideo_CaseNone';
import caseOption from '@salesforce/label/c.StartVideo_CaseOption';
import invitation from '@salesforce/label/c.StartVideo_Invitation';
import invitationSms from '@salesforce/label/c.StartVideo_InvitationSms';
import invitationLink from '@salesforce/label/c.StartVideo_InvitationLink';
import smsHelp from '@salesforce/label/c.StartVideo_InvitationSmsHelp';
import linkHelp from '@salesforce/label/c.StartVideo_InvitationLinkHelp';
import landlineHelp from '@salesforce/label/c.StartVideo_InvitationLandlineHelp';
import unsureHelp from '@salesforce/label/c.StartVideo_InvitationUnsureHelp';
import warning from '@salesforce/label/c.StartVideo_Warning';
import doNotCall from '@salesforce/label/c.StartVideo_DoNotCall';
import reason from '@salesforce/label/c.StartVideo_DoNotCallReason';
import reasonHelp from '@salesforce/label/c.StartVideo_DoNotCallReasonHelp';
import reasonMissing from '@salesforce/label/c.StartVideo_DoNotCallReasonMissing';
import start from '@salesforce/label/c.StartVideo_Start';
import phoneOption from '@salesforce/label/c.StartVideo_PhoneOption';
import phoneOptionMarked from '@salesforce/label/c.StartVideo_PhoneOptionMarked';

/** Words of the form. */
export const formLabels = {
  title,
  customer,
  phone,
  phoneLandline,
  phoneInvalid,
  phoneBarred,
  phoneUnsure,
  phoneInvalidHint,
  phoneNoCountryHint,
  phoneCountryUnknownHint,
  phoneAmbiguousHint,
  phonePlusMissingHint,
  phoneNotToCallHint,
  noUsableNumber,
  noUsableNumberOne,
  caseLabel,
  caseNone,
  caseOption,
  invitation,
  invitationSms,
  invitationLink,
  smsHelp,
  linkHelp,
  landlineHelp,
  unsureHelp,
  warning,
  doNotCall,
  reason,
  reasonHelp,
  reasonMissing,
  start,
  phoneOption,
  phoneOptionMarked,
};
