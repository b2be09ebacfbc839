import { SalesforceError } from '../salesforce-error.ts';

const REFERENCE = /@\{(?<id>[A-Za-z0-9_]+)(?<path>(?:\.[A-Za-z0-9_]+|\[\d+\])*)\}/gu;

/** The bodies of the subrequests that were already answered, by reference id. */
export type Answers = ReadonlyMap<string, unknown>;

/** The reference ids that a subrequest's URL and body name. */
export function referencesIn(...values: readonly unknown[]): ReadonlySet<string> {
  return new Set([...JSON.stringify(values).matchAll(REFERENCE)].map(({ groups }) => groups?.['id'] ?? ''));
}

/**
 * Puts earlier answers in the place of `@{ref.records[0].Id}` in every text of a value.
 * A text that is nothing but a reference takes the answer's type, otherwise it is written out.
 * @throws SalesforceError PROCESSING_HALTED where there is no such answer
 */
export function resolveReferences(value: unknown, answers: Answers): unknown {
  if (typeof value === 'string') return resolveText(value, answers);
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, answers));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, resolveReferences(item, answers)]));
}

/** As `resolveReferences`, for a URL. Nothing is encoded on the way, as in Salesforce. */
export function resolveUrl(url: string, answers: Answers): string {
  return String(resolveText(url, answers, String));
}

function resolveText(text: string, answers: Answers, convert: (value: unknown) => unknown = (value) => value): unknown {
  const [whole] = text.matchAll(REFERENCE);
  if (whole?.[0] === text) return convert(lookUp(whole, answers));
  return text.replace(REFERENCE, (reference: string) => {
    const [match] = reference.matchAll(REFERENCE);
    return match === undefined ? reference : String(lookUp(match, answers));
  });
}

function lookUp({ groups }: RegExpExecArray, answers: Answers): unknown {
  const id = groups?.['id'] ?? '';
  const path = groups?.['path'] ?? '';
  const steps = path.match(/[A-Za-z0-9_]+/gu) ?? [];
  const value = steps.reduce<unknown>(
    (current, step) => (isIndexable(current) && Object.hasOwn(current, step) ? current[step] : undefined),
    answers.get(id),
  );
  if (value === undefined || value === null || typeof value === 'object') throw noValue(`${id}${path}`, id);
  return value;
}

function isIndexable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function noValue(reference: string, id: string): SalesforceError {
  const message = `Invalid reference specified. No value for ${reference} found in ${id}`;
  return new SalesforceError(400, [{ errorCode: 'PROCESSING_HALTED', message }]);
}
