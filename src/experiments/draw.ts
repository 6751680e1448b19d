import type { Experiment } from '../library/index.js';
import type { Study } from '../study/index.js';
import type { SimulationOptions, SimulationResult } from '../uncertainty/index.js';
import type { Drawn, DrawnFigure } from './ran.js';
import { tryAll } from './run.js';
import { sayDecisions } from './say.js';

/** Draws of every input that has a spread, for one option as it stands, whose plan is kept; undefined where none has a spread. */
export async function drawExperiment(
  study: Study,
  experiment: Experiment,
  option: string,
  options: Omit<SimulationOptions, 'lines'>,
): Promise<Drawn | undefined> {
  const tried = tryAll(study, { ...experiment, variants: [] }, []).find((each) => each.option.id === option);
  if (tried === undefined) return undefined;
  const { structure, bound } = tried.outcome;
  const { simulate } = await import('../uncertainty/index.js');
  const lines = experiment.asks.map(({ line }) => line).filter((line) => structure.ofLine.has(line));
  const simulated = await simulate(structure, bound, { ...options, lines });
  if (simulated === undefined) return undefined;
  const label = (input: string): string =>
    experiment.draws?.get(input) ?? structure.blueprint.inputs.get(input)?.label ?? input;
  const decisions = sayDecisions(study.decides, experiment.decisions);
  return {
    draws: options.draws,
    seed: options.seed,
    generator: simulated.generator,
    ...(decisions === undefined ? {} : { decisions }),
    inputs: [...new Set(simulated.inputs.map(({ name }) => label(name.split('.')[0] ?? name)))],
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
