import { describe, expect, it } from 'vitest';
import type { ChatEntry } from '../call-log/chat-entry.ts';
import { callFilesOf, CHAT, findPicture, MOST_PICTURES } from './call-files.ts';
import { chatNames, fileKey, pictureNames, sessionOfKey } from './describe-file.ts';
import { pictureKindOf } from './picture-kind.ts';
import { isPicturePath, pictureUrl } from './picture-path.ts';
import { cutTranscript, writeTranscript } from './write-transcript.ts';

const AT = Date.UTC(2026, 10, 23, 10, 4, 12);
const PATH = '/s3/uploads/snapshots/2026/11/23/1795428252000-snapshot.png';
const said = (text: string, from: ChatEntry['from'] = 'guest', at: number | null = AT): ChatEntry => ({
  at,
  from,
  text,
});

describe('the path of a picture', () => {
  it.each([
    PATH,
    '/s3/uploads/snapshots/2019/0/8/1552458607812/shot_1.jpeg',
    '/s3/uploads/snapshots/2019/2/8/1552458607/a.b-c.webp',
  ])('is %s', (path) => {
    expect(isPicturePath(path)).toBe(true);
    expect(pictureUrl('https://video-agent.8x8.com', path)?.href).toBe(`https://video-agent.8x8.com${path}`);
  });

  it.each([
    '//evil.example/s3/uploads/snapshots/2026/11/23/1795428252000-snapshot.png',
    'https://evil.example/s3/uploads/snapshots/2026/11/23/1795428252000-snapshot.png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-../../../../api/v1/calls/1.png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-..png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-%2e%2e.png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000\\evil.png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-a.png?x=1',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-a.png#x',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-a.png\n',
    ' /s3/uploads/snapshots/2026/11/23/1795428252000-a.png',
    'see /s3/uploads/snapshots/2026/11/23/1795428252000-a.png',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-a.svg',
    '/s3/uploads/snapshots/2026/11/23/1795428252000-é.png',
    '/s3/uploads/snapshots/2026/11/23/12-a.png',
    `/s3/uploads/snapshots/2026/11/23/1795428252000-${'a'.repeat(81)}.png`,
    '/s3/uploads/recordings/2026/11/23/1795428252000-a.png',
    '/api/v1/calls/1',
    '',
  ])('is not %j', (text) => {
    expect(isPicturePath(text)).toBe(false);
    expect(pictureUrl('https://video-agent.8x8.com', text)).toBeNull();
    expect(callFilesOf([said(text)]).pictures).toEqual([]);
  });
});

describe('the files of a call', () => {
  it('are each picture once, and the chat if anybody wrote', () => {
    const other = PATH.replace('-snapshot', '-photo');
    const files = callFilesOf([said(PATH), said('Hello', 'agent'), said(other), said(PATH)]);
    expect(files.pictures).toHaveLength(2);
    expect(files.chatPrint).not.toBeNull();
    expect(callFilesOf([said(PATH)])).toEqual({ pictures: [files.pictures[0]], chatPrint: null, fieldsPrint: null });
    expect(callFilesOf([])).toEqual({ pictures: [], chatPrint: null, fieldsPrint: null });
    expect(findPicture([said('Hello'), said(other)], files.pictures[1] ?? '')?.text).toBe(other);
    expect(findPicture([said('Hello')], files.pictures[1] ?? '')).toBeNull();
  });

  it('are no more pictures than a call has', () => {
    const flood = Array.from({ length: MOST_PICTURES + 5 }, (_, index) =>
      said(PATH.replace('-snapshot', `-s${index}`)),
    );
    expect(callFilesOf(flood).pictures).toHaveLength(MOST_PICTURES);
  });

  it('tell of what stands on the session, which changes with chat and location', () => {
    const place = { latitude: 1.3, longitude: 103.8 };
    const prints = [
      callFilesOf([], place),
      callFilesOf([], { ...place, latitude: 1.4 }),
      callFilesOf([said('Hello')]),
      callFilesOf([said('Hello')], place),
    ].map(({ fieldsPrint }) => fieldsPrint);
    expect(new Set(prints).size).toBe(4);
    expect(prints).not.toContain(null);
  });

  it('change their print with the chat', () => {
    const print = callFilesOf([said('Hello')]).chatPrint;
    expect(callFilesOf([said('Hello')]).chatPrint).toBe(print);
    expect(callFilesOf([said('Hello'), said('again')]).chatPrint).not.toBe(print);
  });
});

describe('a file', () => {
  const call = { callId: '5774', sessionName: 'VS-000123', callReference: '00001026' };

  it('is named by session, time and side', () => {
    expect(pictureNames(call, said(PATH), 2, 'jpg')).toEqual({
      title: 'VS-000123 10:04:12 customer picture 2',
      path: 'VS-000123-2.jpg',
      description: 'Video call 00001026',
    });
    expect(pictureNames({ ...call, callReference: null }, said(PATH, 'system', null), 1, 'png')).toEqual({
      title: 'VS-000123 picture 1',
      path: 'VS-000123-1.png',
      description: 'Video call 5774',
    });
    expect(chatNames(call)).toMatchObject({ title: 'VS-000123 chat', path: 'VS-000123-chat.txt' });
  });

  it('has a key of its own that fits its field', () => {
    const SESSION = 'a01000000000001AAA';
    const keys = [
      fileKey(SESSION, '5774', 'a', null),
      fileKey(SESSION, '5774', 'b', null),
      fileKey(SESSION, '577', '4a', null),
      fileKey(SESSION, '5774', CHAT, 'p1'),
      fileKey(SESSION, '5774', CHAT, 'p2'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(fileKey(SESSION, '5774', 'a', 'p1')).toBe(keys[0]);
    expect(fileKey('a01000000000002AAA', '5774', 'a', null)).not.toBe(keys[0]);
    expect(keys.map(sessionOfKey)).toEqual(keys.map(() => SESSION));
    expect(keys.every((key) => key.length <= 64)).toBe(true);
  });

  it('is a picture by its first bytes alone', () => {
    const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
    expect(pictureKindOf(bytes('\x89PNG\r\n\x1a\n....'))).toBe('png');
    expect(pictureKindOf(bytes('\xff\xd8\xff\xe0'))).toBe('jpg');
    expect(pictureKindOf(bytes('RIFF....WEBPVP8 '))).toBe('webp');
    for (const other of ['', '<html>', 'RIFF....WAVE', '\x89PNG', 'GIF89a', '<svg xmlns=""/>'])
      expect(pictureKindOf(bytes(other))).toBeNull();
  });
});

describe('a transcript', () => {
  const write = (...entries: readonly ChatEntry[]): string => writeTranscript(entries);

  it('has a line an entry, and numbers the pictures as their files', () => {
    const text = write(
      said('Good morning', 'agent'),
      said(PATH, 'guest', AT + 1000),
      said('It is this one\r\nand this', 'guest', AT + 2000),
      said('left', 'system', null),
      said('Hello?', 'guest', AT + 86_400_000),
    );
    expect(text).toBe(
      [
        '\u{FEFF}-- 2026-11-23 --',
        '10:04:12 UTC  Agent: Good morning',
        '10:04:13 UTC  Customer: [picture 1]',
        '10:04:14 UTC  Customer: It is this one',
        '              and this',
        '--:--:-- UTC  8x8: left',
        '-- 2026-11-24 --',
        '10:04:12 UTC  Customer: Hello?',
        '',
      ].join('\n'),
    );
  });

  it.each([
    ['=HYPERLINK("http://evil.example")', '=HYPERLINK("http://evil.example")'],
    ['<script>&amp;</script>', '<script>&amp;</script>'],
    ['a\u{0}b\u{7}c\u{1B}[31m', 'abc[31m'],
    ['a\tb', 'a b'],
    ['half \u{D83D} pair', 'half \u{FFFD} pair'],
    ['\u{202E}gnp.exe', '\u{202E}gnp.exe\u{202C}'],
    ['\u{2067}a\u{202B}b', '\u{2067}a\u{202B}b\u{202C}\u{2069}'],
    ['\u{2067}closed\u{2069}', '\u{2067}closed\u{2069}'],
  ])('writes %j as %j', (typed, written) => {
    expect(write(said(typed))).toContain(`10:04:12 UTC  Customer: ${written}\n`);
  });

  it('is cut for a field at a whole character, and says that there is more', () => {
    expect(cutTranscript([said('Hello')], 0)).toBe('-- 2026-11-23 --\n10:04:12 UTC  Customer: Hello\n');
    const long = cutTranscript([said('\u{1F600}'.repeat(100_001))], 0);
    expect(long.endsWith('\u{1F600}\n… The rest stands in the file.')).toBe(true);
    expect(Array.from(long).length).toBeLessThan(100_040);
    expect(long.isWellFormed()).toBe(true);
    expect(Array.from(cutTranscript([said('x'.repeat(100_001))], 4)).length).toBeLessThan(6300);
  });

  it.each(['\n=1+1', 'x\u{2028}=1+1', 'x\r=1+1', 'x\u{85}=1+1', 'x\v=1+1', '\u{202E}x\n=1+1'])(
    'begins no line with what was typed, as in %j',
    (typed) => {
      const lines = write(said(typed))
        .slice(1)
        .split(/[\n\r\v\f\u{85}\u{2028}\u{2029}]/u);
      expect(lines.filter((line) => /^(?!-- |\d\d:| {14}|$)/u.test(line))).toEqual([]);
    },
  );
});
