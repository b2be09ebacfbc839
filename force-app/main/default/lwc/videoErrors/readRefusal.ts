import { errorPanelLabels, fillLabel } from 'c/startVideoLabels';

/** What a refusal of Salesforce says, whatever shape it came in. */
export interface Refusal {
  /** Undefined where nobody answered. */
  status: number | undefined;
  codes: string[];
  /** Salesforce's own words, each once. */
  messages: string[];
}

type Fields = Record<string, unknown>;

/**
 * Reads what Lightning Data Service, the UI API, GraphQL or the browser throws. They differ: an object with `output`, or
 * with `pageErrors` and `fieldErrors`, or with `exceptionType`; a list of errors; a text; a `TypeError`.
 *
 * Source: Lightning Web Components Developer Guide, "Handle Errors in Lightning Data Service"; UI API Developer Guide,
 * "Error Responses"; `reduceErrors` of trailheadapps/lwc-recipes lists the same.
 */
export function readRefusal(thrown: unknown): Refusal {
  const error = unwrapped(thrown);
  const { status, body, statusText, message } = asObject(error);
  // Without a body, the words stand in the message as a text, or in the error itself.
  const answer = unwrapped(body ?? textAsAnswer(message) ?? (isAnswer(error) ? error : undefined));
  const errors = [error, ...partsOf(answer)].map(asObject);
  const told = messagesOf(answer);
  const fallback = [answer, message, error, statusText].map(textOf).find((text) => text !== undefined);
  return {
    status: statusOf(status, answer),
    codes: [...new Set(errors.flatMap(codesOf))],
    messages: told.length > 0 || fallback === undefined ? told : [fallback],
  };
}

/** What is wrapped into a member `error`, or is JSON as a text, is read like any other. */
function unwrapped(value: unknown): unknown {
  const plain = textAsAnswer(value) ?? value;
  const { error, body, message, errors } = asObject(plain);
  const isWrapper = body === undefined && message === undefined && errors === undefined;
  return isWrapper && typeof error === 'object' && error !== null ? error : plain;
}

/** The object or list that a text is, if it is one. */
function textAsAnswer(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) {
    return undefined;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

function isAnswer(error: unknown): boolean {
  const { errors, output, pageErrors, fieldErrors } = asObject(error);
  return Array.isArray(error) || [errors, output, pageErrors, fieldErrors].some((member) => member !== undefined);
}

/** Every error inside an answer, the answer itself first. */
function partsOf(answer: unknown): unknown[] {
  if (Array.isArray(answer)) {
    return answer.flatMap((each: unknown) => partsOf(each));
  }
  const fields = asObject(answer);
  return [answer, ...specificOf(fields).map(([, error]) => error)];
}

/** What is wrong with single fields and with the record as a whole, with the field's label. */
function specificOf(answer: Fields): [label: string | undefined, error: unknown][] {
  const output = asObject(answer.output);
  const whole = [output.errors, answer.errors, answer.pageErrors, answer.duplicateResults, answer.details].flatMap(
    listOf,
  );
  const fields = [output.fieldErrors, answer.fieldErrors].flatMap((byField) =>
    Object.values(asObject(byField)).flatMap(listOf),
  );
  return [...whole, ...fields].map((error) => [textOf(asObject(error).fieldLabel), error]);
}

function messagesOf(answer: unknown): string[] {
  if (Array.isArray(answer)) {
    return unique(answer.flatMap((each: unknown) => messagesOf(each)));
  }
  const fields = asObject(answer);
  const specific = specificOf(fields).flatMap(([label, error]) => {
    const message = textOf(asObject(error).message) ?? textOf(error);
    return message === undefined ? [] : [withLabel(label, message)];
  });
  // "An error occurred while trying to update the record" says nothing beside what it was.
  const general = [
    asObject(fields.output).message,
    fields.message,
    ...Object.values(asObject(fields.message)),
    fields.error_description,
  ]
    .map(textOf)
    .find((text) => text !== undefined);
  return unique(specific.length > 0 || general === undefined ? specific : [general]);
}

/** Salesforce's own words often name the field already; its API name tells people nothing. */
function withLabel(label: string | undefined, message: string): string {
  const at = label === undefined ? 0 : message.indexOf(label);
  const isNamed = label === undefined || (at >= 0 && !/\w/.test(message.charAt(at + label.length)));
  return isNamed ? message : fillLabel(errorPanelLabels.fieldError, label, message);
}

function codesOf({ errorCode, exceptionType, statusCode, code, error }: Fields): string[] {
  return [errorCode, exceptionType, statusCode, code, error].map(textOf).filter((text) => text !== undefined);
}

function statusOf(status: unknown, answer: unknown): number | undefined {
  const inside = asObject(Array.isArray(answer) ? answer[0] : answer).statusCode;
  // An aborted or lost request has the status 0.
  return [status, inside].map(Number).find((each) => Number.isInteger(each) && each >= 100);
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)];
}

function listOf(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value].flat();
}

export function asObject(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' && !isPage(value) ? value.trim() : undefined;
}

/** A whole HTML page, as proxies answer, is nothing to show to anybody. */
function isPage(text: string): boolean {
  return /^\s*<(!doctype|html)/i.test(text);
}
