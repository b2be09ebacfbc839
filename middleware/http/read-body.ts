import express from 'express';

const MAX_BODY = '16kb';
// The parser would take other encodings too, which nothing needs and which have hidden attacks before.
const JSON_IN_UTF8 = /^application\/json(?:\s*;\s*charset="?utf-8"?)?\s*$/iu;

/**
 * Reads the JSON body of a request. It stands behind the check of the key, so that nobody without one is listened to.
 * Compressed bodies are refused: nothing needs them, and a small one may become a large one.
 */
export const readBody = express.json({
  limit: MAX_BODY,
  inflate: false,
  type: ({ headers }) => JSON_IN_UTF8.test(headers['content-type'] ?? ''),
});
