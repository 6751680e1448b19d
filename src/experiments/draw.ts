import type { Experiment } from '../library/index.js';
import type { Outcome } from '../model/evaluate/index.js';
import { hangsOn } from '../model/simulate/index.js';
import type { Study } from '../study/index.js';
import type { SimulationResult } from '../uncertainty/index.js';
import type { Drawn, DrawnFigure } from './ran.js';
import { sayDecisions } from './say.js';

/** The lines that an experiment draws of an option, of those that its model has. */
export function linesDrawn({ asks }: Experiment, { structure }: Outcome): string[] {
  return asks.map(({ line }) => line).filter((line) => structure.ofLine.has(line));
}

/** What draws of every input that has a spread gave for an option as it stands, whose plan is kept. */
export function drawnFrom(
  { decides }: Study,
  experiment: Experiment,
  { structure }: Outcome,
  simulated: SimulationResult,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Drawn {
  const label = (input: string): string =>
    experiment.draws?.find(({ name }) => name === input)?.label ??
    structure.blueprint.inputs.get(input)?.label ??
    input;
  const lines = experiment.asks.map(({ line }) => line);
  const asked = ({ name }: { name: string }): boolean => hangsOn(structure, lines, name);
  const decisions = sayDecisions(decides, experiment.decisions);
  return {
    draws,
    seed,
    generator: simulated.generator,
    ...(decisions === undefined ? {} : { decisions }),
    // Every input that has a spread is drawn, and named where what is asked hangs on it.
    inputs: [...new Set(simulated.inputs.filter(asked).map(({ name }) => label(name.split('.')[0] ?? name)))],
    figures: Object.fromEntries(experiment.asks.map(({ id, line }) => [id, figureOf(simulated, line)])),
  };
}

/** The last year's figures of a line, or its only ones. */
function figureOf({ lines, draws }: SimulationResult, name: string): DrawnFigure {
  const cell = lines.find(({ line }) => line === name)?.cells.at(-1);
  if (cell === undefined) return { p10: null, p50: null, p90: null, failed: draws };
  const { p10, p50, p90, failed } = cell;
  return { p10, p50, p90, failed };
}
