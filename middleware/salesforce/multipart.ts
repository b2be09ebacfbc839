import { randomUUID } from 'node:crypto';

export interface Multipart {
  /** With the boundary. */
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * A record with the bytes of one of its fields, as they are: base64 in JSON would be a third larger, and limited to
 * 37.5 MB. Source: REST API Developer Guide, "Insert or Update Blob Data".
 *
 * @param entity the part's name, `entity_content` for a file
 */
export function toMultipart(
  entity: string,
  fields: Readonly<Record<string, unknown>>,
  blob: { readonly field: string; readonly fileName: string; readonly bytes: Buffer },
): Multipart {
  const boundary = `start-video-${randomUUID()}`;
  const head = [
    `--${boundary}`,
    `Content-Disposition: form-data; name="${entity}"`,
    'Content-Type: application/json; charset=UTF-8',
    '',
    JSON.stringify(fields),
    `--${boundary}`,
    `Content-Disposition: form-data; name="${blob.field}"; filename="${blob.fileName.replaceAll(/[^\w.-]/gu, '_')}"`,
    'Content-Type: application/octet-stream',
    '',
    '',
  ].join('\r\n');
  return {
    contentType: `multipart/form-data; boundary="${boundary}"`,
    body: Buffer.concat([Buffer.from(head), blob.bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
