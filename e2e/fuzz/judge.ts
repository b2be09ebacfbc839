import { z } from 'zod';
import { GATE_KEY } from '../support/person.ts';
import type { FuzzedRequest } from './requests.ts';
import type { FuzzedAnswer } from './send.ts';

const problemSchema = z.object({
  status: z.int(),
  code: z.string(),
  detail: z.string().min(1).max(2000),
  requestId: z.string().min(1),
});

// With peers and a storage that are well, nothing else is a right reason.
const FAILURES_ALLOWED = ['OVERLOADED'];
const SECRETS = [GATE_KEY, 'sandbox-secret', 'sandbox-video-key', 'node_modules', 'file:///'];
const LONG = 200;

/** What is wrong with an answer to somebody who has nothing but the gate key, or null. */
export function judgeAnswer({ operation, method, headers, body }: FuzzedRequest, answer: FuzzedAnswer): string | null {
  const { status } = answer;
  // Closed without an answer: the rest of a body that nobody wanted was still on its way.
  if (status === null) return null;
  if (status < 400) return method === 'OPTIONS' || status === 304 ? null : `${status} to a stranger`;
  if (SECRETS.some((secret) => answer.body.includes(secret)))
    return `${status} tells a secret: ${answer.body.slice(0, 300)}`;
  const sent = [...headers.filter((_, index) => index % 2 === 1), body].filter((text) => text.length > LONG);
  if (sent.some((text) => answer.body.includes(text.slice(0, LONG)))) return `${status} repeats what was sent`;
  if (method === 'HEAD') return status < 500 ? null : `${status} to HEAD`;
  const problem = problemSchema.safeParse(parse(answer.body));
  if (!problem.success) return `${status} without a problem: ${answer.body.slice(0, 300)}`;
  const { code } = problem.data;
  if (problem.data.status !== status && status !== 431) return `${status} says ${problem.data.status}`;
  if (status < 500) return null;
  const documented = operation.responses.get(status)?.includes(code) === true;
  return documented && FAILURES_ALLOWED.includes(code) ? null : `${status} ${code}: ${problem.data.detail}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
