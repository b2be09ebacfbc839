import { LightningElement, api } from 'lwc';
import { focusResultOf } from 'c/focusResult';
import type { SetupClient } from 'c/setupClient';
import { callsLabels as labels, checkLabels } from 'c/setupLabels';
import { fillLabel } from 'c/startVideoLabels';
import { toVideoError, type VideoError } from 'c/videoErrors';
import { checkMedia, type DeviceFinding, type FrameFinding, type MediaCheck } from './mediaCheck';

interface Line {
  name: string;
  text: string;
  iconName: string;
  variant: string;
  stateText: string;
}

const DEVICES: Record<DeviceFinding, string> = {
  ok: labels.devicesOk,
  denied: labels.devicesDenied,
  missing: labels.devicesMissing,
  unsupported: labels.devicesUnsupported,
  failed: labels.devicesFailed,
};

const FRAME: Record<FrameFinding, string> = {
  allowed: labels.frameAllowed,
  refused: labels.frameRefused,
  unknown: labels.frameUnknown,
};

/**
 * Where the agent console opens, and whether camera and microphone can be had there.
 *
 * @fires draft with changed settings
 */
export default class SetupConsole extends LightningElement {
  @api client?: SetupClient;
  @api mode = '';

  readonly labels = labels;
  readonly modes = [
    { label: labels.modeEmbedded, value: 'Embedded' },
    { label: labels.modeWindow, value: 'Window' },
  ];
  isBusy = false;
  check: MediaCheck | undefined;
  origin = '';
  error: VideoError | undefined;

  get isRefused(): boolean {
    return this.check?.frame === 'refused';
  }
  get lines(): Line[] {
    const { check, origin } = this;
    if (!check) {
      return [];
    }
    const frameText = fillLabel(FRAME[check.frame], origin);
    const windowText = check.devices === 'ok' ? labels.windowOk : labels.windowDevices;
    return [
      toLine('devices', check.devices === 'ok' ? 'ok' : 'error', DEVICES[check.devices]),
      toLine('frame', check.frame === 'allowed' ? 'ok' : check.frame === 'refused' ? 'error' : 'warning', frameText),
      toLine('window', check.devices === 'ok' ? 'ok' : 'warning', windowText),
    ];
  }

  handleMode(event: CustomEvent<{ value: string }>): void {
    this.dispatchEvent(new CustomEvent('draft', { detail: { consoleMode: event.detail.value } }));
  }

  async handleCheck(): Promise<void> {
    await focusResultOf(this.template, () => this.tryMedia(), 'c-setup-error', '.findings');
  }

  async tryMedia(): Promise<void> {
    this.isBusy = true;
    this.error = undefined;
    this.check = undefined;
    try {
      // The console comes from the base URL of 8x8, which only the middleware knows.
      const { baseUrl = '' } = (await this.client?.videoKey()) ?? {};
      this.origin = new URL(baseUrl).origin;
      this.check = await checkMedia(this.origin);
    } catch (error) {
      this.error = toVideoError(error);
    } finally {
      this.isBusy = false;
    }
  }
}

function toLine(name: string, state: 'ok' | 'warning' | 'error', text: string): Line {
  const variant = state === 'ok' ? 'success' : state;
  return { name, text, iconName: `utility:${variant}`, variant, stateText: checkLabels[state] };
}
