import { describe, expect, it } from 'vitest';
import { answerToAdministrators, toAdministrators } from './to-administrators.ts';

describe('toAdministrators', () => {
  it.each([
    [
      'It may not read Video Proofs. Ask an administrator to assign it the permission set.',
      'It may not read Video Proofs. Assign it the permission set.',
    ],
    [
      'Try again; if it stays, ask an administrator to check VIDEO_BASE_URL.',
      'Try again; if it stays, check VIDEO_BASE_URL.',
    ],
    ['Ask an administrator to free storage. Then ask an administrator to look.', 'Free storage. Then look.'],
    // Who reads it lacks a right, and has to ask indeed.
    ['You may not edit the settings. Ask an administrator.', 'You may not edit the settings. Ask an administrator.'],
    ['Ask an administrator for the permission set.', 'Ask an administrator for the permission set.'],
  ])('says %j as %j', (text, expected) => {
    expect(toAdministrators(text)).toBe(expected);
  });
});

describe('answerToAdministrators', () => {
  it('changes texts wherever they stand, and nothing else', () => {
    const reason = 'Locked. Ask an administrator to activate it.';
    const answer = { pause: { reason, until: null }, parked: [{ reason, attempts: 3 }], isDone: false };
    expect(answerToAdministrators(answer)).toEqual({
      pause: { reason: 'Locked. Activate it.', until: null },
      parked: [{ reason: 'Locked. Activate it.', attempts: 3 }],
      isDone: false,
    });
  });
});
