// `--quick` tells whether everything runs, not how fast.
const SCALE = process.argv.includes('--quick') ? 0.1 : 1;

/** A number of starts or rows, a tenth of it with `--quick`. */
export function scaled(count: number): number {
  return Math.ceil(count * SCALE);
}
