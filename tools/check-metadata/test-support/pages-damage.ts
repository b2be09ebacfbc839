import { remove, rename, replace, type DamageCase } from './damage.ts';

const CONTACT_PAGE = 'Video_Contact_Record_Page.flexipage-meta.xml';

/** Damage to pages, apps, actions and what a page may load, and the rule that notices it. */
export const PAGES: readonly DamageCase[] = [
  [
    'a page with a missing component',
    'page',
    replace(CONTACT_PAGE, '<componentName>startVideo<', '<componentName>beginVideo<'),
  ],
  [
    'a page with a component not made for it',
    'page',
    replace('startVideo.js-meta.xml', '<object>Contact</object>', ''),
  ],
  [
    'a page with a missing field',
    'page',
    replace(CONTACT_PAGE, 'Record.Video_Call_Reference__c', 'Record.Reference__c'),
  ],
  ['a page with a missing action', 'page-properties', remove('Contact.Start_Video.quickAction-meta.xml')],
  ['a page with a missing related list', 'page-properties', replace(CONTACT_PAGE, 'Video_Sessions__r', 'Sessions__r')],
  ['a page with a missing facet', 'page-properties', replace(CONTACT_PAGE, '<value>mainTabs<', '<value>otherTabs<')],
  [
    'an action that opens nothing',
    'references',
    replace('Case.Start_Video.quickAction-meta.xml', 'startVideoAction', 'startVideoDialog'),
  ],
  [
    'an action that opens a component for pages',
    'quick-action',
    replace('Case.Start_Video.quickAction-meta.xml', 'startVideoAction', 'startVideo'),
  ],
  ['an app with a missing tab', 'references', remove('tabs/Video_Settings__c.tab-meta.xml')],
  ['an app with a missing page', 'references', remove(CONTACT_PAGE)],
  [
    'a tab without an object',
    'references',
    rename('tabs/Video_Session__c.tab-meta.xml', 'tabs/Video_Call__c.tab-meta.xml'),
  ],
  ['a console that is not trusted', 'trusted-site-use', remove('Start_Video_8x8.cspTrustedSite-meta.xml')],
  [
    'a console without a camera',
    'trusted-site-use',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '<canAccessCamera>true', '<canAccessCamera>false'),
  ],
  [
    'a console that is not to be framed',
    'trusted-site-use',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '<isApplicableToFrameSrc>true', '<isApplicableToFrameSrc>false'),
  ],
  [
    'a middleware that is not to be called',
    'trusted-site-use',
    replace(
      'Start_Video_Middleware.cspTrustedSite-meta.xml',
      '<isApplicableToConnectSrc>true',
      '<isApplicableToConnectSrc>false',
    ),
  ],
  [
    'a trusted site with a path',
    'trusted-site',
    replace('Start_Video_8x8.cspTrustedSite-meta.xml', '.com<', '.com/console<'),
  ],
  [
    'a microphone that the org keeps back',
    'org-settings',
    replace('Security.settings-meta.xml', /<grantMicrophoneAccess>.*<\/grantMicrophoneAccess>/u, ''),
  ],
  ['no security settings', 'org-settings', remove('Security.settings-meta.xml')],
  ['an external client app that is missing', 'references', remove('Start_Video_Middleware.eca-meta.xml')],
  [
    'a tab that no app shows',
    'navigation-use',
    replace('Start_Video.app-meta.xml', '<tabs>Video_Settings__c</tabs>', ''),
  ],
  [
    'a page that no app shows',
    'navigation-use',
    replace('Start_Video.app-meta.xml', '<content>Video_Case_Record_Page', '<content>Video_Contact_Record_Page'),
  ],
  [
    'an external client app that is incomplete',
    'external-app',
    remove('Start_Video_Middleware_OAuth.ecaOauth-meta.xml'),
  ],
  [
    'an external client app without its flow',
    'external-app',
    replace('.ecaGlblOauth-meta.xml', '<isClientCredentialsFlowEnabled>true', '<isClientCredentialsFlowEnabled>false'),
  ],
  [
    'a secret in the sources',
    'external-app',
    replace('.ecaGlblOauth-meta.xml', '<isPkceRequired>', '<consumerSecret>abc</consumerSecret><isPkceRequired>'),
  ],
  [
    'a page without its component',
    'page-content',
    replace(CONTACT_PAGE, '<componentName>startVideo<', '<componentName>force:detailPanel<'),
  ],
  ['a page without its action', 'page-content', replace(CONTACT_PAGE, '<value>Contact.Start_Video<', '<value>Edit<')],
  [
    'a middleware with a camera',
    'trusted-site-use',
    replace('Start_Video_Middleware.cspTrustedSite-meta.xml', '<canAccessCamera>false', '<canAccessCamera>true'),
  ],
  [
    'an icon with a number and name of two',
    'navigation',
    replace('tabs/Video_Session__c.tab-meta.xml', 'Custom38: Camera', 'Custom38: Computer'),
  ],
  [
    'an app without contacts',
    'navigation-use',
    replace('Start_Video.app-meta.xml', '<tabs>standard-Contact</tabs>', ''),
  ],
  [
    'a page that replaces another action',
    'navigation',
    replace('Start_Video.app-meta.xml', '<actionName>View', '<actionName>Show'),
  ],
  [
    'a component that is told what it does not understand',
    'page-component',
    replace(CONTACT_PAGE, '<name>relatedListApiName', '<name>relatedListName'),
  ],
  [
    'a tab with a title of no meaning',
    'page-component',
    replace(CONTACT_PAGE, 'Standard.Tab.detail', 'Standard.Tab.details'),
  ],
  ['a field in no known behaviour', 'page-component', replace(CONTACT_PAGE, '<value>readonly', '<value>locked')],
  [
    'an external client app that lets in nobody',
    'references',
    replace(
      '.ecaOauthPlcy-meta.xml',
      '<commaSeparatedPermissionSet>Video_Integration',
      '<commaSeparatedPermissionSet>Video',
    ),
  ],
];
