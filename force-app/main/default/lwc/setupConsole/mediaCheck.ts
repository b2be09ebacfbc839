/** What keeps a page from using camera and microphone, or that nothing does. */
export type DeviceFinding = 'ok' | 'denied' | 'missing' | 'unsupported' | 'failed';

/** Whether this page may pass camera and microphone on to a frame; `unknown` where the browser does not tell. */
export type FrameFinding = 'allowed' | 'refused' | 'unknown';

export interface MediaCheck {
  devices: DeviceFinding;
  frame: FrameFinding;
}

/** Chromium's name and the older one; other browsers have neither. Source: W3C, "Permissions Policy", 10. */
interface PolicyDocument {
  permissionsPolicy?: { allowsFeature(feature: string, origin?: string): boolean };
  featurePolicy?: { allowsFeature(feature: string, origin?: string): boolean };
}

/**
 * Checks what a page can check. It cannot look into a frame or a window of another origin: whether 8x8's own page
 * gets the devices is seen in the first call only.
 *
 * @param frameOrigin of the agent console
 */
export async function checkMedia(frameOrigin: string): Promise<MediaCheck> {
  return { devices: await tryDevices(), frame: askPolicy(frameOrigin) };
}

async function tryDevices(): Promise<DeviceFinding> {
  // Only where the page is not served safely, and in old browsers.
  const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
  if (!mediaDevices) {
    return 'unsupported';
  }
  try {
    const stream = await mediaDevices.getUserMedia({ audio: true, video: true });
    stream.getTracks().forEach((track) => {
      track.stop();
    });
    return 'ok';
  } catch (error) {
    return reasonOf(error);
  }
}

/** Source: W3C, "Media Capture and Streams", getUserMedia(). */
function reasonOf(error: unknown): DeviceFinding {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') {
    return 'denied';
  }
  return name === 'NotFoundError' ? 'missing' : 'failed';
}

function askPolicy(origin: string): FrameFinding {
  const { permissionsPolicy, featurePolicy } = document as PolicyDocument;
  const policy = permissionsPolicy ?? featurePolicy;
  if (!policy) {
    return 'unknown';
  }
  const isAllowed = ['camera', 'microphone'].every((feature) => policy.allowsFeature(feature, origin));
  return isAllowed ? 'allowed' : 'refused';
}
