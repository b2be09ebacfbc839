import { replace, type DamageCase } from './damage.ts';

const FOR_CASE = 'Start_Video_For_Case.flow-meta.xml';
const READY = 'Video_Room_Ready.flow-meta.xml';

const element = (name: string): RegExp => new RegExp(`<${name}>[\\s\\S]*?</${name}>`, 'u');

/** Flows, credentials and client apps that an org refuses: each with the rule that says so. */
export const ORG_AUTOMATION: readonly DamageCase[] = [
  [
    'a header with the key of another credential',
    'credential',
    replace(
      'Start_Video_Middleware.externalCredential-meta.xml',
      '$Credential.Start_Video_Middleware',
      '$Credential.Other',
    ),
  ],
  ['a client app with an unknown scope', 'client-app', replace('.ecaOauth-meta.xml', '>Api<', '>Everything<')],
  [
    'a client app that runs as nobody',
    'client-app',
    replace('.ecaOauthPlcy-meta.xml', element('clientCredentialsFlowUser'), ''),
  ],
  ...[
    'PRIORVALUE',
    'GETRECORDIDS',
    'IMAGE',
    'INCLUDES',
    'PARENTGROUPVAL',
    'PREVGROUPVAL',
    'VLOOKUP',
    'REQUIRE SCRIPT',
  ].map((name): DamageCase => [
    `a flow's formula with ${name}`,
    'flow',
    replace(FOR_CASE, /<expression>/u, `<expression>${name}({!caseId}) &amp; `),
  ]),
  ['a formula of another type', 'flow', replace(FOR_CASE, /(<formulas>[\s\S]*?<dataType>)String/u, '$1Boolean')],
  [
    'a flow triggered by an object that is not there',
    'flow',
    replace(READY, '<object>Video_Session__c', '<object>Video_Call__c'),
  ],
  ['a variable of a type that is none', 'shape', replace(FOR_CASE, '<dataType>String', '<dataType>Text')],
];
