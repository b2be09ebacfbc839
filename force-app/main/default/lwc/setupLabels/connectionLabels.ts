import newTitle from '@salesforce/label/c.VideoSetup_ConnectionNewTitle';
import newRemedy from '@salesforce/label/c.VideoSetup_ConnectionNewRemedy';
import url from '@salesforce/label/c.VideoSetup_ConnectionUrl';
import urlPlaceholder from '@salesforce/label/c.VideoSetup_ConnectionUrlPlaceholder';
import urlHelp from '@salesforce/label/c.VideoSetup_ConnectionUrlHelp';
import gateKey from '@salesforce/label/c.VideoSetup_ConnectionGateKey';
import gateKeyHelp from '@salesforce/label/c.VideoSetup_ConnectionGateKeyHelp';
import keyTooShort from '@salesforce/label/c.VideoSetup_ConnectionKeyTooShort';
import showKey from '@salesforce/label/c.VideoSetup_ConnectionShowKey';
import generateKey from '@salesforce/label/c.VideoSetup_ConnectionGenerateKey';
import generateHint from '@salesforce/label/c.VideoSetup_ConnectionGenerateHint';
import verify from '@salesforce/label/c.VideoSetup_ConnectionVerify';
import saveAndVerify from '@salesforce/label/c.VideoSetup_ConnectionSaveAndVerify';
import verifying from '@salesforce/label/c.VideoSetup_ConnectionVerifying';
import connected from '@salesforce/label/c.VideoSetup_ConnectionConnected';
import notConnected from '@salesforce/label/c.VideoSetup_ConnectionNotConnected';
import lineDone from '@salesforce/label/c.VideoSetup_ConnectionLineDone';
import lineError from '@salesforce/label/c.VideoSetup_ConnectionLineError';
import lineTodo from '@salesforce/label/c.VideoSetup_ConnectionLineTodo';
import address from '@salesforce/label/c.VideoSetup_ConnectionAddress';
import trust from '@salesforce/label/c.VideoSetup_ConnectionTrust';
import reach from '@salesforce/label/c.VideoSetup_ConnectionReach';
import cors from '@salesforce/label/c.VideoSetup_ConnectionCors';
import identity from '@salesforce/label/c.VideoSetup_ConnectionIdentity';
import origin from '@salesforce/label/c.VideoSetup_ConnectionOrigin';
import gate from '@salesforce/label/c.VideoSetup_ConnectionGate';
import person from '@salesforce/label/c.VideoSetup_ConnectionPerson';
import version from '@salesforce/label/c.VideoSetup_ConnectionVersion';
import provenAs from '@salesforce/label/c.VideoSetup_ConnectionProvenAs';
import notAnUrl from '@salesforce/label/c.VideoSetup_ConnectionNotAnUrl';
import notAnUrlRemedy from '@salesforce/label/c.VideoSetup_ConnectionNotAnUrlRemedy';
import notHttps from '@salesforce/label/c.VideoSetup_ConnectionNotHttps';
import notHttpsRemedy from '@salesforce/label/c.VideoSetup_ConnectionNotHttpsRemedy';
import notAnOrigin from '@salesforce/label/c.VideoSetup_ConnectionNotAnOrigin';
import notAnOriginRemedy from '@salesforce/label/c.VideoSetup_ConnectionNotAnOriginRemedy';
import notTrusted from '@salesforce/label/c.VideoSetup_ConnectionNotTrusted';
import notTrustedRemedy from '@salesforce/label/c.VideoSetup_ConnectionNotTrustedRemedy';
import trustedName from '@salesforce/label/c.VideoSetup_ConnectionTrustedName';
import trustedUrl from '@salesforce/label/c.VideoSetup_ConnectionTrustedUrl';
import trustedContext from '@salesforce/label/c.VideoSetup_ConnectionTrustedContext';
import trustedDirective from '@salesforce/label/c.VideoSetup_ConnectionTrustedDirective';
import openTrustedUrls from '@salesforce/label/c.VideoSetup_ConnectionOpenTrustedUrls';
import offline from '@salesforce/label/c.VideoSetup_ConnectionOffline';
import offlineRemedy from '@salesforce/label/c.VideoSetup_ConnectionOfflineRemedy';
import unreachable from '@salesforce/label/c.VideoSetup_ConnectionUnreachable';
import unreachableRemedy from '@salesforce/label/c.VideoSetup_ConnectionUnreachableRemedy';
import corsRefused from '@salesforce/label/c.VideoSetup_ConnectionCorsRefused';
import corsRefusedRemedy from '@salesforce/label/c.VideoSetup_ConnectionCorsRefusedRemedy';
import notMiddleware from '@salesforce/label/c.VideoSetup_ConnectionNotMiddleware';
import notMiddlewareRemedy from '@salesforce/label/c.VideoSetup_ConnectionNotMiddlewareRemedy';
import otherOrigin from '@salesforce/label/c.VideoSetup_ConnectionOtherOrigin';
import otherOriginRemedy from '@salesforce/label/c.VideoSetup_ConnectionOtherOriginRemedy';

/** Words of the step Connection. */
export const connectionLabels = {
  newTitle,
  newRemedy,
  url,
  urlPlaceholder,
  urlHelp,
  gateKey,
  gateKeyHelp,
  keyTooShort,
  showKey,
  generateKey,
  generateHint,
  verify,
  saveAndVerify,
  verifying,
  connected,
  notConnected,
  lineDone,
  lineError,
  lineTodo,
  address,
  trust,
  reach,
  cors,
  identity,
  origin,
  gate,
  person,
  version,
  provenAs,
  notAnUrl,
  notAnUrlRemedy,
  notHttps,
  notHttpsRemedy,
  notAnOrigin,
  notAnOriginRemedy,
  notTrusted,
  notTrustedRemedy,
  trustedName,
  trustedUrl,
  trustedContext,
  trustedDirective,
  openTrustedUrls,
  offline,
  offlineRemedy,
  unreachable,
  unreachableRemedy,
  corsRefused,
  corsRefusedRemedy,
  notMiddleware,
  notMiddlewareRemedy,
  otherOrigin,
  otherOriginRemedy,
};
