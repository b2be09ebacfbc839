import loading from '@salesforce/label/c.VideoSetup_CallsLoading';
import warning from '@salesforce/label/c.VideoSetup_CallsWarning';
import phonesHeading from '@salesforce/label/c.VideoSetup_CallsPhonesHeading';
import referenceHeading from '@salesforce/label/c.VideoSetup_CallsReferenceHeading';
import agentsHeading from '@salesforce/label/c.VideoSetup_CallsAgentsHeading';
import consoleHeading from '@salesforce/label/c.VideoSetup_CallsConsoleHeading';
import outcomesHeading from '@salesforce/label/c.VideoSetup_CallsOutcomesHeading';
import phoneFields from '@salesforce/label/c.VideoSetup_CallsPhoneFields';
import phoneFieldsHelp from '@salesforce/label/c.VideoSetup_CallsPhoneFieldsHelp';
import available from '@salesforce/label/c.VideoSetup_CallsAvailable';
import inOrder from '@salesforce/label/c.VideoSetup_CallsInOrder';
import defaultRegion from '@salesforce/label/c.VideoSetup_CallsDefaultRegion';
import defaultRegionHelp from '@salesforce/label/c.VideoSetup_CallsDefaultRegionHelp';
import noRegion from '@salesforce/label/c.VideoSetup_CallsNoRegion';
import allowedRegions from '@salesforce/label/c.VideoSetup_CallsAllowedRegions';
import allowedRegionsHelp from '@salesforce/label/c.VideoSetup_CallsAllowedRegionsHelp';
import addRegion from '@salesforce/label/c.VideoSetup_CallsAddRegion';
import allRegions from '@salesforce/label/c.VideoSetup_CallsAllRegions';
import phonesLost from '@salesforce/label/c.VideoSetup_CallsPhonesLost';
import phonesOther from '@salesforce/label/c.VideoSetup_CallsPhonesOther';
import phonesWorkflow from '@salesforce/label/c.VideoSetup_CallsPhonesWorkflow';
import phonePreview from '@salesforce/label/c.VideoSetup_CallsPhonePreview';
import phonePreviewHelp from '@salesforce/label/c.VideoSetup_CallsPhonePreviewHelp';
import phonePreviewEmpty from '@salesforce/label/c.VideoSetup_CallsPhonePreviewEmpty';
import contact from '@salesforce/label/c.VideoSetup_CallsContact';
import field from '@salesforce/label/c.VideoSetup_CallsField';
import calledAs from '@salesforce/label/c.VideoSetup_CallsCalledAs';
import pattern from '@salesforce/label/c.VideoSetup_CallsPattern';
import patternHelp from '@salesforce/label/c.VideoSetup_CallsPatternHelp';
import insertField from '@salesforce/label/c.VideoSetup_CallsInsertField';
import moreFields from '@salesforce/label/c.VideoSetup_CallsMoreFields';
import chooseField from '@salesforce/label/c.VideoSetup_CallsChooseField';
import referencePreview from '@salesforce/label/c.VideoSetup_CallsReferencePreview';
import referencePreviewHelp from '@salesforce/label/c.VideoSetup_CallsReferencePreviewHelp';
import referencePreviewEmpty from '@salesforce/label/c.VideoSetup_CallsReferencePreviewEmpty';
import referenceWarning from '@salesforce/label/c.VideoSetup_CallsReferenceWarning';
import caseLabel from '@salesforce/label/c.VideoSetup_CallsCase';
import reference from '@salesforce/label/c.VideoSetup_CallsReference';
import loginField from '@salesforce/label/c.VideoSetup_CallsLoginField';
import loginFieldHelp from '@salesforce/label/c.VideoSetup_CallsLoginFieldHelp';
import invitation from '@salesforce/label/c.VideoSetup_CallsInvitation';
import maxStarts from '@salesforce/label/c.VideoSetup_CallsMaxStarts';
import maxStartsHelp from '@salesforce/label/c.VideoSetup_CallsMaxStartsHelp';
import consoleMode from '@salesforce/label/c.VideoSetup_CallsConsoleMode';
import consoleModeHelp from '@salesforce/label/c.VideoSetup_CallsConsoleModeHelp';
import modeEmbedded from '@salesforce/label/c.VideoSetup_CallsModeEmbedded';
import modeWindow from '@salesforce/label/c.VideoSetup_CallsModeWindow';
import checkMedia from '@salesforce/label/c.VideoSetup_CallsCheckMedia';
import checkingMedia from '@salesforce/label/c.VideoSetup_CallsCheckingMedia';
import devicesOk from '@salesforce/label/c.VideoSetup_CallsDevicesOk';
import devicesDenied from '@salesforce/label/c.VideoSetup_CallsDevicesDenied';
import devicesMissing from '@salesforce/label/c.VideoSetup_CallsDevicesMissing';
import devicesUnsupported from '@salesforce/label/c.VideoSetup_CallsDevicesUnsupported';
import devicesFailed from '@salesforce/label/c.VideoSetup_CallsDevicesFailed';
import frameAllowed from '@salesforce/label/c.VideoSetup_CallsFrameAllowed';
import frameRefused from '@salesforce/label/c.VideoSetup_CallsFrameRefused';
import frameUnknown from '@salesforce/label/c.VideoSetup_CallsFrameUnknown';
import windowOk from '@salesforce/label/c.VideoSetup_CallsWindowOk';
import windowDevices from '@salesforce/label/c.VideoSetup_CallsWindowDevices';
import mediaNotChecked from '@salesforce/label/c.VideoSetup_CallsMediaNotChecked';
import openTrustedUrls from '@salesforce/label/c.VideoSetup_CallsOpenTrustedUrls';
import writtenRecords from '@salesforce/label/c.VideoSetup_CallsWrittenRecords';
import uniqueReferences from '@salesforce/label/c.VideoSetup_CallsUniqueReferences';
import uniqueReferencesHelp from '@salesforce/label/c.VideoSetup_CallsUniqueReferencesHelp';
import updateCase from '@salesforce/label/c.VideoSetup_CallsUpdateCase';
import updateContact from '@salesforce/label/c.VideoSetup_CallsUpdateContact';
import logTask from '@salesforce/label/c.VideoSetup_CallsLogTask';
import writtenOutcomes from '@salesforce/label/c.VideoSetup_CallsWrittenOutcomes';
import notReadYet from '@salesforce/label/c.VideoSetup_CallsNotReadYet';
import syncCallDetails from '@salesforce/label/c.VideoSetup_CallsSyncCallDetails';
import syncRatings from '@salesforce/label/c.VideoSetup_CallsSyncRatings';
import syncTranscript from '@salesforce/label/c.VideoSetup_CallsSyncTranscript';
import syncSnapshots from '@salesforce/label/c.VideoSetup_CallsSyncSnapshots';
import syncLocation from '@salesforce/label/c.VideoSetup_CallsSyncLocation';
import retention from '@salesforce/label/c.VideoSetup_CallsRetention';
import retentionHelp from '@salesforce/label/c.VideoSetup_CallsRetentionHelp';
import permissionHeading from '@salesforce/label/c.VideoSetup_CallsPermissionHeading';
import respectDoNotCall from '@salesforce/label/c.VideoSetup_CallsRespectDoNotCall';
import respectDoNotCallHelp from '@salesforce/label/c.VideoSetup_CallsRespectDoNotCallHelp';
import doNotCallField from '@salesforce/label/c.VideoSetup_CallsDoNotCallField';
import doNotCallFieldHelp from '@salesforce/label/c.VideoSetup_CallsDoNotCallFieldHelp';
import noDoNotCallField from '@salesforce/label/c.VideoSetup_CallsNoDoNotCallField';
import landlineOnly from '@salesforce/label/c.VideoSetup_CallsLandlineOnly';
import landlineOnlyHelp from '@salesforce/label/c.VideoSetup_CallsLandlineOnlyHelp';
import landlineFail from '@salesforce/label/c.VideoSetup_CallsLandlineFail';
import landlineLink from '@salesforce/label/c.VideoSetup_CallsLandlineLink';

/** Words of the step Calls. */
export const callsLabels = {
  loading,
  warning,
  phonesHeading,
  referenceHeading,
  agentsHeading,
  consoleHeading,
  outcomesHeading,
  phoneFields,
  phoneFieldsHelp,
  available,
  inOrder,
  defaultRegion,
  defaultRegionHelp,
  noRegion,
  allowedRegions,
  allowedRegionsHelp,
  addRegion,
  allRegions,
  phonesLost,
  phonesOther,
  phonesWorkflow,
  phonePreview,
  phonePreviewHelp,
  phonePreviewEmpty,
  contact,
  field,
  calledAs,
  pattern,
  patternHelp,
  insertField,
  moreFields,
  chooseField,
  referencePreview,
  referencePreviewHelp,
  referencePreviewEmpty,
  referenceWarning,
  case: caseLabel,
  reference,
  loginField,
  loginFieldHelp,
  invitation,
  maxStarts,
  maxStartsHelp,
  consoleMode,
  consoleModeHelp,
  modeEmbedded,
  modeWindow,
  checkMedia,
  checkingMedia,
  devicesOk,
  devicesDenied,
  devicesMissing,
  devicesUnsupported,
  devicesFailed,
  frameAllowed,
  frameRefused,
  frameUnknown,
  windowOk,
  windowDevices,
  mediaNotChecked,
  openTrustedUrls,
  writtenRecords,
  uniqueReferences,
  uniqueReferencesHelp,
  updateCase,
  updateContact,
  logTask,
  writtenOutcomes,
  notReadYet,
  syncCallDetails,
  syncRatings,
  syncTranscript,
  syncSnapshots,
  syncLocation,
  retention,
  retentionHelp,
  permissionHeading,
  respectDoNotCall,
  respectDoNotCallHelp,
  doNotCallField,
  doNotCallFieldHelp,
  noDoNotCallField,
  landlineOnly,
  landlineOnlyHelp,
  landlineFail,
  landlineLink,
};
