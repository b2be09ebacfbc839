/** What Salesforce calls a file by its extension; others are UNKNOWN. Source: Object Reference, "ContentVersion" (FileType). */
const TYPES: Readonly<Record<string, string>> = {
  csv: 'CSV',
  gif: 'GIF',
  htm: 'HTML',
  html: 'HTML',
  jpeg: 'JPG',
  jpg: 'JPG',
  pdf: 'PDF',
  png: 'PNG',
  txt: 'TEXT',
  webp: 'WEBP',
};

export interface FileKind {
  /** Of the path's last part, as written; empty if it has none. */
  readonly extension: string;
  readonly type: string;
  /** The path's last part without its extension. */
  readonly name: string;
}

/** @param path as the client has it, with slashes of either kind */
export function fileKindOf(path: string): FileKind {
  const file = path.split(/[/\\]/u).at(-1) ?? '';
  const { name = file, extension = '' } = /^(?<name>.*)\.(?<extension>[^.]+)$/u.exec(file)?.groups ?? {};
  return { extension, name, type: TYPES[extension.toLowerCase()] ?? 'UNKNOWN' };
}
