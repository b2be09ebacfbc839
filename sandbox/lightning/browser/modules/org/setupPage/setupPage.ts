import { LightningElement, api } from 'lwc';
import type { Route } from '../../../../pages/page-model.ts';

/** Stands where Salesforce's own Setup would open, and says what an administrator does there. */
export default class SetupPage extends LightningElement {
  @api route!: Extract<Route, { kind: 'setup' }>;
}
