import type { Outcome } from '../../model/evaluate/index.js';
import type { SimulationResult } from '../../uncertainty/index.js';

/** What `decant land` draws: the lines, and what each is called. */
export const DRAWN_LINES = { gross: 'total_receipt', net: 'total_net_receipt', netAcres: 'net_acres_sold' } as const;
export type DrawnLine = keyof typeof DRAWN_LINES;

/** Percentiles of one figure over the draws that did not fail; null where all did. */
export interface DrawnFigure {
  readonly p10: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  /** Draws in which it could not be calculated. */
  readonly failed: number;
}

export interface DrawnReceipt {
  readonly draws: number;
  readonly seed: number;
  readonly generator: string;
  /** What was drawn, as the model calls it; everything else stayed at its one value. */
  readonly inputs: readonly string[];
  readonly figures: Readonly<Record<DrawnLine, DrawnFigure>>;
}

/** Inputs that are drawn in place of what they stand for, in a reader's words. */
const DRAWN: Readonly<Record<string, string>> = {
  land_price_position: 'the land price (lognormal, from its P10 and P90)',
  land_price_rank: 'the land price (triangular)',
};

/** The lines to draw of an option, of those that its model has. */
export function drawnLinesOf({ structure }: Outcome): string[] {
  return Object.values(DRAWN_LINES).filter((line) => structure.ofLine.has(line));
}

/** The receipt over draws of every input that has a spread. */
export function drawnReceipt(
  { structure }: Outcome,
  simulated: SimulationResult,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): DrawnReceipt {
  const label = (input: string): string => DRAWN[input] ?? structure.blueprint.inputs.get(input)?.label ?? input;
  return {
    draws,
    seed,
    generator: simulated.generator,
    inputs: [...new Set(simulated.inputs.map(({ name }) => label(name.split('.')[0] ?? name)))],
    figures: {
      gross: figureOf(simulated, DRAWN_LINES.gross),
      net: figureOf(simulated, DRAWN_LINES.net),
      netAcres: figureOf(simulated, DRAWN_LINES.netAcres),
    },
  };
}

/** The last year's figures of a line, or its only ones. */
function figureOf({ lines, draws }: SimulationResult, name: string): DrawnFigure {
  const cell = lines.find(({ line }) => line === name)?.cells.at(-1);
  if (cell === undefined) return { p10: null, p50: null, p90: null, failed: draws };
  const { p10, p50, p90, failed } = cell;
  return { p10, p50, p90, failed };
}
