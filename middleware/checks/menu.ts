/** Ways to the steps of the setup page, for remedies. */
const VIDEO_SETUP = 'App Launcher → Start Video → Video Setup';
export const CONNECTION_STEP = `${VIDEO_SETUP} → Connection`;
export const VIDEO_STEP = `${VIDEO_SETUP} → 8x8`;
export const CALLS_STEP = `${VIDEO_SETUP} → Calls`;
export const DELIVERIES_STEP = `${VIDEO_SETUP} → Deliveries`;
