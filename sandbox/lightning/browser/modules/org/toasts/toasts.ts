import { LightningElement } from 'lwc';
import type { ToastDetail } from '../../lightning/platformShowToastEvent/platformShowToastEvent.ts';

interface Toast {
  readonly key: string;
  readonly title: string;
  readonly message: string;
  readonly variant: string;
  readonly className: string;
  readonly iconName: string;
}

const SHOWN_MS = 5000;

/** Messages of components, over the page. Those that are not sticky go after 5 seconds. */
export default class Toasts extends LightningElement {
  toasts: Toast[] = [];
  #count = 0;

  readonly #show = (event: Event): void => {
    const {
      title = '',
      message,
      messageData = [],
      variant = 'info',
      mode,
    } = (event as CustomEvent<ToastDetail>).detail;
    this.#count += 1;
    const key = String(this.#count);
    const className = `slds-notify slds-notify_toast slds-theme_${variant}`;
    const toast = {
      key,
      title,
      message: fill(message, messageData),
      variant,
      className,
      iconName: `utility:${variant}`,
    };
    this.toasts = [...this.toasts, toast];
    if (mode !== 'sticky') setTimeout(() => this.remove(key), SHOWN_MS);
  };

  override connectedCallback(): void {
    addEventListener('lightning__showtoast', this.#show);
  }

  override disconnectedCallback(): void {
    removeEventListener('lightning__showtoast', this.#show);
  }

  handleClose(event: Event): void {
    this.remove((event.currentTarget as HTMLElement).dataset['key'] ?? '');
  }

  private remove(key: string): void {
    this.toasts = this.toasts.filter((toast) => toast.key !== key);
  }
}

function fill(message: string, data: NonNullable<ToastDetail['messageData']>): string {
  return message.replace(/\{(\d+)\}/g, (placeholder, index: string) => {
    const part = data[Number(index)];
    return typeof part === 'object' ? part.label : (part ?? placeholder);
  });
}
