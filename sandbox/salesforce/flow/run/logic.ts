/**
 * `and`, `or` or numbers with AND, OR, NOT and brackets, for instance `1 AND (2 OR 3)`; no condition at all holds.
 * Conditions are asked only as far as they decide.
 */
export function evaluateLogic(logic: string, conditions: readonly (() => boolean)[]): boolean {
  const word = logic.trim().toLowerCase();
  if (word === 'and' || conditions.length === 0) return conditions.every((holds) => holds());
  if (word === 'or') return conditions.some((holds) => holds());
  const tokens = logic.toUpperCase().match(/\d+|AND|OR|NOT|[()]/gu) ?? [];
  let position = 0;
  const take = (token: string): boolean => {
    if (tokens[position] !== token) return false;
    position += 1;
    return true;
  };
  const either = (): (() => boolean) => {
    const parts = [both()];
    while (take('OR')) parts.push(both());
    return () => parts.some((part) => part());
  };
  const both = (): (() => boolean) => {
    const parts = [one()];
    while (take('AND')) parts.push(one());
    return () => parts.every((part) => part());
  };
  const one = (): (() => boolean) => {
    if (take('NOT')) {
      const inner = one();
      return () => !inner();
    }
    if (take('(')) {
      const inner = either();
      take(')');
      return inner;
    }
    const condition = conditions[Number(tokens[position]) - 1];
    position += 1;
    return condition ?? (() => false);
  };
  return either()();
}
