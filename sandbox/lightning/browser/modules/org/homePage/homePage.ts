import { LightningElement, api } from 'lwc';
import type { Route } from '../../../../pages/page-model.ts';

/** A card for each object of the app. */
export default class HomePage extends LightningElement {
  @api route!: Extract<Route, { kind: 'home' }>;
}
