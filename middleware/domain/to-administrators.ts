const ASKING = /\b([Aa])sk an administrator to (\p{Ll})/gu;

/**
 * The same words for administrators themselves: "Ask an administrator to assign it …" becomes "Assign it …". Words are
 * written for agents and owners of cases, and what they are told stands on the setup page and in the doctor's report too.
 */
export function toAdministrators(text: string): string {
  return text.replace(ASKING, (_, ask: string, first: string) => (ask === 'A' ? first.toUpperCase() : first));
}

/** Every text in an answer, for administrators. */
export function answerToAdministrators(answer: unknown): unknown {
  if (typeof answer === 'string') return toAdministrators(answer);
  if (Array.isArray(answer)) return answer.map(answerToAdministrators);
  if (typeof answer !== 'object' || answer === null) return answer;
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, answerToAdministrators(value)]));
}
