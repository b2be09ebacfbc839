import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCatalogue } from '../middleware/errors/error-catalogue.ts';

const headings = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^### (.+)$/gmu)].flatMap(
  ([, heading = '']) => heading.split(', '),
);
const words = readFileSync('force-app/main/default/lwc/startVideoLabels/errorLabels.ts', 'utf8');
const componentCodes = [...words.matchAll(/^ {2}([A-Z_]+): \{ title/gmu)].map(([, code = '']) => code);

describe('docs/troubleshooting.md', () => {
  it('has a heading for each code that the middleware answers', () => {
    expect(headings).toEqual(expect.arrayContaining(Object.keys(errorCatalogue)));
  });

  it('has a heading for each code that the components know', () => {
    expect(componentCodes.length).toBeGreaterThan(30);
    expect(headings).toEqual(expect.arrayContaining(componentCodes));
  });
});
