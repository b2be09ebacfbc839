const { createHash, webcrypto } = require('node:crypto');
const { TextEncoder } = require('node:util');
const { setup } = require('@sa11y/jest');

// Adds expect(…).toBeAccessible().
setup();

// What every browser has and jsdom does not. The hash is made at once, so that tests can wait without a real clock.
const subtle = {
  digest: (algorithm, data) =>
    Promise.resolve(new Uint8Array(createHash(algorithm.replace('-', '')).update(data).digest()).buffer),
};
const getRandomValues = (array) => webcrypto.getRandomValues(array);
Object.defineProperty(globalThis, 'crypto', { value: { subtle, getRandomValues }, configurable: true });
globalThis.TextEncoder = TextEncoder;
URL.canParse ??= (text) => {
  try {
    return new URL(text) !== null;
  } catch {
    return false;
  }
};
globalThis.reportError ??= (error) => {
  throw error;
};
