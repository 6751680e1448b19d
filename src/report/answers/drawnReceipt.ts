import { drawnFrom, linesDrawn, type Drawn, type DrawnFigure } from '../../experiments/index.js';
import type { Outcome } from '../../model/evaluate/index.js';
import type { Study } from '../../study/index.js';
import type { SimulationResult } from '../../uncertainty/index.js';
import type { OptionResult, Result } from '../result.js';

/** What the experiment `receipt` asks, single and drawn. */
const ID = 'receipt';
const RECEIPT = { gross: 'gross', net: 'net', netAcres: 'net_acres' } as const;
export type DrawnLine = keyof typeof RECEIPT;

export interface DrawnReceipt extends Omit<Drawn, 'figures'> {
  readonly figures: Readonly<Record<DrawnLine, DrawnFigure>>;
}

/** Gross and net of all years, and what is sold, at the one value of each input. */
export function receiptOf({ experiments }: Result, option: string): Readonly<Record<DrawnLine, number | null>> {
  const ran = experiments.find(({ id }) => id === ID);
  const values = ran?.variants[0]?.cases.find((each) => each.option === option)?.values ?? {};
  const of = (figure: DrawnLine): number | null => values[RECEIPT[figure]] ?? null;
  return { gross: of('gross'), net: of('net'), netAcres: of('netAcres') };
}

/** The receipt over draws of every input that has a spread. */
export function drawnReceipt({ figures, ...drawn }: Drawn): DrawnReceipt {
  const none = { p10: null, p50: null, p90: null, failed: drawn.draws };
  const of = (figure: DrawnLine): DrawnFigure => figures[RECEIPT[figure]] ?? none;
  return { ...drawn, figures: { gross: of('gross'), net: of('net'), netAcres: of('netAcres') } };
}

/** Whether an option has a gross receipt. */
function sells(result: Result, { id }: OptionResult): boolean {
  return (receiptOf(result, id).gross ?? 0) !== 0;
}

/** What is to be drawn of an option's receipt, and what the draws say. */
export interface ReceiptDrawing {
  readonly outcome: Outcome;
  readonly lines: readonly string[];
  readonly drawn: (simulated: SimulationResult, how: { readonly draws: number; readonly seed: number }) => Drawn;
}

/** Undefined for an option that sells nothing. */
export function receiptDrawing(study: Study, result: Result, option: OptionResult): ReceiptDrawing | undefined {
  const experiment = study.experiments([]).find(({ id }) => id === ID);
  const outcome = study.cases.find((each) => each.option.id === option.id)?.outcome;
  if (experiment === undefined || outcome === undefined || !sells(result, option)) return undefined;
  return {
    outcome,
    lines: linesDrawn(experiment, outcome),
    drawn: (simulated, how) => drawnFrom(study, experiment, outcome, simulated, how),
  };
}
