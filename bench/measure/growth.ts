import { fillPlace } from '../support/fill-place.ts';
import { interleave, median, runRound } from '../support/rounds.ts';
import { scaled } from '../support/scale.ts';
import { ENGINES, untilDrained, type BenchStage, type EngineName } from '../support/stage.ts';
import type { Target } from '../support/target.ts';
import { printFigure, rounded } from '../support/table.ts';

const WAITING = scaled(50_000);
const OLD = scaled(1_000_000);
const AT_A_TIME = 20;
const WARM_UP = scaled(600);
const STARTS = scaled(400);
const ROUNDS = 5;

/** What a start costs more when many sessions wait for Salesforce, or many old ones are kept. */
export async function measureGrowth(stage: BenchStage): Promise<void> {
  await stage.peers.tell({ delayMs: 0 });
  const down = await stage.otherPeers();
  await down.tell({ down: true });
  const waiting: Partial<Record<EngineName, string>> = {};
  const old: Partial<Record<EngineName, string>> = {};
  for (const engine of ENGINES) {
    const startOver = async (filling: Parameters<typeof fillPlace>[1], peers = stage.peers): Promise<Target> => {
      const place = await stage.newPlace(engine);
      await fillPlace(place, filling);
      return stage.start(place, peers);
    };
    const targets = {
      none: await startOver({}),
      old: await startOver({ old: OLD }),
      // Beside each other too: while Salesforce is down, a start has no write-back that costs anything.
      noneWhileDown: await startOver({}, down),
      waiting: await startOver({ waiting: WAITING }, down),
    };
    const subjects = Object.keys(targets) as (keyof typeof targets)[];
    const run = (starts: number) => async (subject: keyof typeof targets) => {
      const settle = subject === 'none' || subject === 'old' ? untilDrained : undefined;
      const options = { starts, atATime: AT_A_TIME, ...(settle && { settle }) };
      return (await runRound(targets[subject], options)).cpuMs;
    };
    await interleave(1, subjects, run(WARM_UP));
    const rounds = await interleave(ROUNDS, subjects, run(STARTS));
    waiting[engine] = ratioOf(rounds.waiting, rounds.noneWhileDown);
    old[engine] = ratioOf(rounds.old, rounds.none);
    await Promise.all(Object.values(targets).map((target) => target.end()));
  }
  printFigure({
    measured: `CPU of a start with ${WAITING} sessions waiting, against none`,
    target: '1.15',
    ...waiting,
  });
  printFigure({ measured: `CPU of a start with ${OLD} old sessions, against none`, target: '1.15', ...old });
}

function ratioOf(many: readonly number[], none: readonly number[]): string {
  return rounded(median(many.map((cpuMs, round) => cpuMs / (none[round] ?? Number.NaN))), 2);
}
