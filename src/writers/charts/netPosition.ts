import type { ChartFigures } from '../../report/figures/index.js';
import { END_LABEL_WIDTH } from './endLabels.js';
import { frameOf } from './heading.js';
import { COINCIDING, namedLines, someCoincide } from './namedLines.js';
import { spanOf } from './releasedStranded.js';
import { renderChart } from './renderer.js';
import { drawStatements } from './statements.js';

/** Less than that is none. */
const POUND = 1;

/** The cumulative net position of every option, each line named at its end. */
export function drawNetPosition(figures: ChartFigures): Promise<Buffer> | undefined {
  const { netPosition } = figures;
  if (netPosition === undefined) return undefined;
  const { yearLabels, options, prices, regime } = netPosition;
  const lines = options.map(({ label, cumulativeGbp }) => ({ label, gbp: cumulativeGbp }));
  const known = lines.flatMap(({ gbp }) => gbp.filter((amount) => amount !== null));
  // Less than a pound is a rounding of sums: an axis of it would show a change where there is none.
  if (known.every((amount) => Math.abs(amount) < POUND))
    return drawStatements(
      [
        {
          name: 'Every option',
          text: known.length > 0 ? '£0 in every year: nothing changes' : 'not known in any year',
        },
      ],
      frameOf(figures, netPosition, `the trust’s cumulative net position by option, ${spanOf(yearLabels)}`, regime),
    );
  return renderChart(
    namedLines(lines, yearLabels, `£m of the trust, cumulative, ${prices}`),
    frameOf(
      figures,
      netPosition,
      `the trust’s cumulative net position by option, ${spanOf(yearLabels)}`,
      [regime, ...(someCoincide(lines) ? [`Where options coincide, ${COINCIDING}`] : [])].join(' ').trim(),
    ),
    { right: END_LABEL_WIDTH },
  );
}
