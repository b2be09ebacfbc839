import type { SalesforceErrorDetail } from '../salesforce-error.ts';

export interface EmptyResult {
  readonly id: string;
  /** Null if the record is out of the bin. */
  readonly error: SalesforceErrorDetail | null;
}

const ENVELOPE = 'http://schemas.xmlsoap.org/soap/envelope/';

export function answerEnvelope(results: readonly EmptyResult[]): string {
  const rows = results.map(({ id, error }) => {
    const errors =
      error === null
        ? ''
        : `<errors><message>${escape(error.message)}</message><statusCode>${escape(error.errorCode)}</statusCode></errors>`;
    return `<result>${errors}<id>${escape(id)}</id><success>${String(error === null)}</success></result>`;
  });
  return envelope(
    `<emptyRecycleBinResponse xmlns="urn:partner.soap.sforce.com">${rows.join('')}</emptyRecycleBinResponse>`,
  );
}

export function faultEnvelope({ errorCode, message }: SalesforceErrorDetail): string {
  const words = escape(`${errorCode}: ${message}`);
  return envelope(
    `<soapenv:Fault><faultcode>sf:${escape(errorCode)}</faultcode><faultstring>${words}</faultstring></soapenv:Fault>`,
  );
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${ENVELOPE}"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
