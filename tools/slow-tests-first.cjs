const { default: Sequencer } = require('@jest/test-sequencer');

// They take minutes. Jest knows that only where it ran them before; else it would start small files last and wait for these.
const SLOW = /\/e2e\/resilience\//u;

/** Jest's order, but with the slowest tests first, so that they do not run alone at the end. */
module.exports = class SlowTestsFirst extends Sequencer {
  sort(tests) {
    const sorted = super.sort(tests);
    return [true, false].flatMap((isSlow) => sorted.filter(({ path }) => SLOW.test(path) === isSlow));
  }
};
