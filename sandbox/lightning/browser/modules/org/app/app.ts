import { LightningElement } from 'lwc';
import { refreshPage } from 'lightning/refresh';
import { pageModel } from 'org/pageModel';
import type { PageAction, Route } from '../../../../pages/page-model.ts';

const PHONE_KEY = 'sandbox.phone';
const WIDE = '(min-width: 80em)';

/** The page: what belongs to the sandbox, the header of Lightning, and below it what the address asked for. */
export default class App extends LightningElement {
  readonly route: Route = pageModel.route;
  readonly phoneUrl = pageModel.phoneUrl;
  action: PageAction | null = null;
  isPhoneOpen = wantsPhone();

  override connectedCallback(): void {
    this.template?.addEventListener('lightning__refreshview', () => void refreshPage());
  }

  get isRecord(): boolean {
    return this.route.kind === 'record';
  }
  get isList(): boolean {
    return this.route.kind === 'list';
  }
  get isHome(): boolean {
    return this.route.kind === 'home';
  }
  get isComponent(): boolean {
    return this.route.kind === 'component';
  }
  get isTables(): boolean {
    return this.route.kind === 'tables';
  }
  get isSetup(): boolean {
    return this.route.kind === 'setup';
  }
  get isMissing(): boolean {
    return this.route.kind === 'missing';
  }

  handlePhone(): void {
    this.isPhoneOpen = !this.isPhoneOpen;
    sessionStorage.setItem(PHONE_KEY, String(this.isPhoneOpen));
  }

  handleAction(event: CustomEvent<PageAction>): void {
    this.action = event.detail;
  }

  handleClose(): void {
    this.action = null;
  }
}

/** Open where there is room for it, until somebody says otherwise. */
function wantsPhone(): boolean {
  if (pageModel.phoneUrl === null) return false;
  const choice = sessionStorage.getItem(PHONE_KEY);
  return choice === null ? matchMedia(WIDE).matches : choice === 'true';
}
