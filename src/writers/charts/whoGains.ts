import type { ChartFigures, WhoGainsFigure } from '../../report/figures/index.js';
import { END_LABEL_WIDTH } from './endLabels.js';
import { frameOf, shorten } from './heading.js';
import { COINCIDING, namedLines, someCoincide } from './namedLines.js';
import { spanOf } from './releasedStranded.js';
import { renderChart } from './renderer.js';
import { drawStatements } from './statements.js';

/** Less is a rounding of sums. */
const POUND = 1;

/** What the programme changes for trust, commissioner, system and exchequer each year; undefined without a payment regime. */
export function drawWhoGains(figures: ChartFigures): Promise<Buffer> | undefined {
  const { whoGains } = figures;
  if (whoGains === undefined) return undefined;
  const { parties, yearLabels, prices } = whoGains;
  const frameWith = (subtitle: string) =>
    frameOf(figures, whoGains, `who gains each year, ${spanOf(yearLabels)}`, subtitle);
  const known = parties.flatMap(({ gbp }) => gbp.filter((amount) => amount !== null));
  if (known.every((amount) => Math.abs(amount) < POUND))
    return drawStatements(
      [{ name: 'Trust, commissioner and both together', text: nothing(known.length > 0) }],
      frameWith(subtitleOf(whoGains)),
    );
  return renderChart(
    namedLines(parties, yearLabels, `£m a year, ${prices}; above 0 is better`),
    frameWith(subtitleOf(whoGains) + coinciding(whoGains)),
    {
      right: END_LABEL_WIDTH,
    },
  );
}

function subtitleOf({ option, regime }: WhoGainsFigure): string {
  return `Option: ${shorten(option, 50)}. Payment: ${shorten(regime, 50)}.`;
}

function coinciding({ parties }: WhoGainsFigure): string {
  return someCoincide(parties) ? ` Where lines coincide, ${COINCIDING}` : '';
}

function nothing(isKnown: boolean): string {
  return isKnown ? '£0 in every year: nobody gains or loses' : 'not known in any year';
}
