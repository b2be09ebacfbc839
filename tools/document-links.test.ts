import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const LINK = /\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)/gu;
const HEADING = /^#+ (.+)$/gmu;
/** A document that a comment sends its reader to. */
const MENTION = /\bdocs\/[\w/-]+\.md\b/gu;

function listFiles(...patterns: string[]): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', ...patterns], { encoding: 'utf8' });
  return listed.split('\n').filter((file) => file !== '' && existsSync(file));
}

/** Anchors as GitHub makes them of headings. */
function anchorsOf(document: string): string[] {
  return [...readFileSync(document, 'utf8').matchAll(HEADING)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Links of a document that lead nowhere. */
function brokenLinks(document: string, text: string): string[] {
  return [...text.matchAll(LINK)].flatMap(([, file = '', anchor]) => {
    const target = file === '' ? document : path.join(path.dirname(document), decodeURIComponent(file));
    if (!existsSync(target)) return [`${document}: ${file} is not there`];
    const isThere = anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor);
    return isThere ? [] : [`${document}: ${file} has no heading #${anchor}`];
  });
}

describe('links of the documents', () => {
  const documents = listFiles('*.md');

  it('lead to files and headings that are there', () => {
    expect(documents.length).toBeGreaterThan(15);
    expect(documents.flatMap((document) => brokenLinks(document, readFileSync(document, 'utf8')))).toEqual([]);
  });

  it('would be missed', () => {
    const text = '[a](docs/nowhere.md) [b](README.md#no-such-heading) [c](README.md) [d](https://example.com/x)';
    expect(brokenLinks('README.md', text)).toHaveLength(2);
  });

  it('are right where sources name a document', () => {
    const sources = listFiles('*.ts', '*.js', '*.xml', '.ci/*', '*.example');
    const mentions = sources.flatMap((file) => readFileSync(file, 'utf8').match(MENTION) ?? []);
    expect(mentions.length).toBeGreaterThan(2);
    expect(mentions.filter((document) => !existsSync(document) && document !== 'docs/nowhere.md')).toEqual([]);
  });
});
