import title from '@salesforce/label/c.StartVideo_Title';
import customer from '@salesforce/label/c.StartVideo_Customer';
import phone from '@salesforce/label/c.StartVideo_Phone';
import phoneLandline from '@salesforce/label/c.StartVideo_PhoneLandline';
import phoneInvalid from '@salesforce/label/c.StartVideo_PhoneInvalid';
import phonePremium from '@salesforce/label/c.StartVideo_PhonePremium';
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
import start from '@salesforce/label/c.StartVideo_Start';

/** Words of the form. */
export const formLabels = {
  title,
  customer,
  phone,
  phoneLandline,
  phoneInvalid,
  phonePremium,
  noUsableNumber,
  caseLabel,
  caseNone,
  caseOption,
  invitation,
  invitationSms,
  invitationLink,
  smsHelp,
  linkHelp,
  landlineHelp,
  start,
};
