import type { BrowserFeatureAccess, SecuritySettings, TrustedSite } from '../metadata-types.ts';
import type { XmlNode } from '../xml/xml-node.ts';

export function parseTrustedSite(node: XmlNode, name: string): TrustedSite {
  node.without('description');
  return {
    name,
    endpointUrl: node.required('endpointUrl'),
    isActive: node.boolean('isActive'),
    context: node.text('context') ?? 'All',
    connectSrc: node.boolean('isApplicableToConnectSrc'),
    fontSrc: node.boolean('isApplicableToFontSrc'),
    frameSrc: node.boolean('isApplicableToFrameSrc'),
    imgSrc: node.boolean('isApplicableToImgSrc'),
    mediaSrc: node.boolean('isApplicableToMediaSrc'),
    styleSrc: node.boolean('isApplicableToStyleSrc'),
    canAccessCamera: node.boolean('canAccessCamera'),
    canAccessMicrophone: node.boolean('canAccessMicrophone'),
  };
}

const ACCESS: readonly BrowserFeatureAccess[] = ['Always', 'None', 'TrustedUrls'];

export function parseSecuritySettings(node: XmlNode): SecuritySettings {
  const session = node.node('sessionSettings');
  const access = (name: string): BrowserFeatureAccess =>
    session?.has(name) === true ? session.oneOf(name, ACCESS) : 'None';
  return {
    enablePermissionsPolicy: node.boolean('enablePermissionsPolicy'),
    cameraAccess: access('grantCameraAccess'),
    microphoneAccess: access('grantMicrophoneAccess'),
  };
}
