import { fileNamed, type Deployment } from '../../../sandbox/salesforce/deploy/deployment.ts';

/** Where a permission set is written. */
export function setFile(deployment: Deployment, name: string): string {
  return fileNamed(deployment, 'permissionset', name)?.path ?? 'force-app';
}
