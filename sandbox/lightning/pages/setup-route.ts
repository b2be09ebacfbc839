import type { Route } from './page-model.ts';

interface SetupNode {
  readonly title: string;
  readonly purpose: string;
}

/** The pages of Setup that Start Video sends an administrator to, by their node in the address. */
const NODES: Readonly<Record<string, SetupNode>> = {
  SecurityCspTrustedSite: {
    title: 'Trusted URLs',
    purpose: 'Here you allow Lightning pages to reach the middleware and to show the agent console of 8x8.',
  },
  SecuritySession: {
    title: 'Session Settings',
    purpose: 'Here you decide under Browser Feature Permissions which sites get camera and microphone.',
  },
  PermSets: {
    title: 'Permission Sets',
    purpose: 'Here you open a permission set and press Manage Assignments to give it to people.',
  },
  ManageUsers: { title: 'Users', purpose: 'Here you open a person, to assign permission sets or to fill in a field.' },
  Flows: { title: 'Flows', purpose: 'Here you activate the flows of the package.' },
  FlexiPageList: {
    title: 'Lightning App Builder',
    purpose: 'Here you open a record page, drag Start Video onto it, save and activate it.',
  },
  ManageExternalClientApplication: {
    title: 'External Client App Manager',
    purpose: 'Here you set the user as whom the middleware works, and find its consumer key and secret.',
  },
  NamedCredential: {
    title: 'Named Credentials',
    purpose: 'Here you enter the automation key for flows that call the middleware.',
  },
  CompanyProfileInfo: {
    title: 'Company Information',
    purpose: 'Here you see the id of the org and its API allowance.',
  },
};

/** What an address below `/lightning/setup` is about; any other page of Setup is named as it is. */
export function setupRoute(node: string): Extract<Route, { kind: 'setup' }> {
  const known = NODES[node] ?? { title: node, purpose: 'This page of Setup belongs to Salesforce itself.' };
  return { kind: 'setup', ...known };
}
