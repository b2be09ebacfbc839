declare module '@lwc/synthetic-shadow';

/** Written by the build: every component that an administrator can put onto a page. */
declare module 'org/componentRegistry' {
  import type { LightningElement } from 'lwc';
  export const components: Readonly<Record<string, typeof LightningElement>>;
}
