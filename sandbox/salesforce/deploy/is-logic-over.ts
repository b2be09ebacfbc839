/** `1 AND (2 OR 3)`: every condition by its number, and nothing else. */
export function isLogicOver(logic: string, count: number): boolean {
  const numbers = new Set([...logic.matchAll(/\d+/gu)].map(([number]) => Number(number)));
  const isComplete = numbers.size === count && [...numbers].every((number) => number >= 1 && number <= count);
  return isComplete && isExpression(logic);
}

/** Takes innermost parts away until one is left. */
function isExpression(logic: string): boolean {
  let left = logic.trim().replaceAll(/\d+/gu, 'x');
  for (let before = ''; before !== left;) {
    before = left;
    left = left.replaceAll(/\(\s*x\s*\)|\bNOT\s+x\b/giu, 'x').replaceAll(/\bx\s+(?:AND|OR)\s+x\b/giu, 'x');
  }
  return left === 'x';
}
