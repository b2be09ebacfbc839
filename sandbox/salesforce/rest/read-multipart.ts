export interface MultipartPart {
  /** Of its field; empty where it has none. */
  readonly name: string;
  /** Whether it names a file: then it is bytes, else a text. */
  readonly isFile: boolean;
  readonly bytes: Buffer;
}

const LINE_END = '\r\n';
const HEAD_END = Buffer.from(LINE_END + LINE_END);

/**
 * The parts of a multipart message; undefined if it is none. Source: RFC 2046, section 5.1, and RFC 7578.
 *
 * @param type the header Content-Type, with the boundary
 */
export function readMultipart(body: Uint8Array, type: string): readonly MultipartPart[] | undefined {
  const { quoted, plain } = /;\s*boundary=(?:"(?<quoted>[^"]+)"|(?<plain>[^;\s]+))/iu.exec(type)?.groups ?? {};
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  // The first boundary may stand at the very begin, without a line end before it.
  const whole = Buffer.concat([Buffer.from(LINE_END), body]);
  const delimiter = Buffer.from(`${LINE_END}--${boundary}`);
  const parts: MultipartPart[] = [];
  let start = whole.indexOf(delimiter);
  while (start >= 0) {
    const from = start + delimiter.length;
    if (whole.subarray(from, from + 2).toString('latin1') === '--') return parts;
    const next = whole.indexOf(delimiter, from);
    const headEnd = whole.indexOf(HEAD_END, from);
    if (next < 0 || headEnd < 0 || headEnd > next) return undefined;
    parts.push(
      readPart(whole.subarray(from, headEnd).toString('utf8'), whole.subarray(headEnd + HEAD_END.length, next)),
    );
    start = next;
  }
  return undefined;
}

function readPart(head: string, bytes: Buffer): MultipartPart {
  const disposition = /^content-disposition:(?<value>.*)$/imu.exec(head)?.groups?.['value'] ?? '';
  const name = /;\s*name="(?<name>[^"]*)"/iu.exec(disposition)?.groups?.['name'] ?? '';
  return { name, isFile: /;\s*filename=/iu.test(disposition), bytes };
}
