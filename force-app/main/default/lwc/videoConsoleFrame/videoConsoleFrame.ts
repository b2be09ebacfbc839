import { LightningElement, api } from 'lwc';
import { consoleLabels } from 'c/startVideoLabels';

/**
 * The frame of the agent console and nothing else: none of its inputs changes while a room lives, so nothing makes the
 * browser load it anew and throw the agent out of the call.
 */
export default class VideoConsoleFrame extends LightningElement {
  @api url = '';

  readonly labels = consoleLabels;

  /** Camera and microphone for the console's origin only. Source: W3C, "Permissions Policy", allow attribute. */
  get permissions(): string {
    const { origin } = new URL(this.url);
    return `camera ${origin}; microphone ${origin}`;
  }
}
