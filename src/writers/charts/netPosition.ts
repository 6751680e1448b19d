import type { ChartFigures } from '../../report/figures/index.js';
import { END_LABEL_WIDTH } from './endLabels.js';
import { frameOf } from './heading.js';
import { COINCIDING, namedLines, someCoincide } from './namedLines.js';
import { spanOf } from './releasedStranded.js';
import { renderChart } from './renderer.js';

/** The cumulative net position of every option, each line named at its end. */
export function drawNetPosition(figures: ChartFigures): Promise<Buffer> | undefined {
  const { netPosition } = figures;
  if (netPosition === undefined) return undefined;
  const { yearLabels, options, prices } = netPosition;
  const lines = options.map(({ label, cumulativeGbp }) => ({ label, gbp: cumulativeGbp }));
  return renderChart(
    namedLines(lines, yearLabels, `£m, cumulative, ${prices}`),
    frameOf(
      figures,
      netPosition,
      `cumulative net position by option, ${spanOf(yearLabels)}`,
      someCoincide(lines) ? `Where options coincide, ${COINCIDING}` : undefined,
    ),
    { right: END_LABEL_WIDTH },
  );
}
