import { LightningElement, api } from 'lwc';
import { components } from 'org/componentRegistry';
import type { Route } from '../../../../pages/page-model.ts';

/** A tab that is a component. */
export default class ComponentPage extends LightningElement {
  @api route!: Extract<Route, { kind: 'component' }>;

  get component(): typeof LightningElement | undefined {
    return components[this.route.name];
  }
}
