export interface OwnMedia {
  readonly stream: MediaStream;
  /** What is missing, in words for the person; empty if nothing is. */
  readonly problem: string;
}

/** Camera and microphone, or whichever of them there is; a call without either is still a call. */
export async function openOwnMedia(): Promise<OwnMedia> {
  if (!('mediaDevices' in navigator)) return none('This browser gives no camera to pages without https.');
  try {
    return { stream: await navigator.mediaDevices.getUserMedia({ video: true, audio: true }), problem: '' };
  } catch (error) {
    if (error instanceof DOMException && error.name === 'NotAllowedError') {
      return none('Camera and microphone are blocked. Allow them for this page and load it again.');
    }
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return { stream, problem: 'No camera was found. The other side hears you but does not see you.' };
  } catch {
    return none('No camera and no microphone were found. You can see, hear and write.');
  }
}

function none(problem: string): OwnMedia {
  return { stream: new MediaStream(), problem };
}
