import type { ChartSeries, NativeChart } from './charted.js';
import { axes, CATEGORY_AXIS, SHARE_AXES, VALUE_AXIS } from './chartAxes.js';
import { axisFormat, labelFormat } from './chartFormats.js';
import { element, escapeXml, text } from './xml.js';

/** Okabe and Ito's colours, told apart with any colour vision; lines differ by dash too, so that they read in grey. */
const COLOURS = ['0072B2', 'E69F00', '009E73', 'D55E00', '56B4E9', 'CC79A7', '000000', 'F0E442'];
const DASHES = ['solid', 'dash', 'sysDot', 'dashDot', 'lgDash', 'sysDash', 'lgDashDot', 'solid'];
const PARTS = { level: 'A6A6A6', rise: 'E69F00', fall: '56B4E9' } as const;
const UNSEEN = '<a:noFill/><a:ln><a:noFill/></a:ln>';
const LINE_WIDTH = 28_575;
/** More categories than this stand too close to be read; of years, one in so many is named. */
const MOST_NAMED = 12;

const NAMESPACES =
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** A chart part (ECMA-376 part 1, §21.2): the order of its elements is the schema's, and Excel refuses any other. */
export function chartXml(chart: NativeChart): string {
  const isBridge = chart.shape === 'bridge';
  const plain = chart.series.filter(({ axis }) => axis === undefined);
  const shares = chart.series.filter(({ axis }) => axis === 'share');
  const plots = [
    chart.shape === 'lines' ? linePlot(chart, plain, [CATEGORY_AXIS, VALUE_AXIS]) : barPlot(chart, plain),
    ...(shares.length === 0 ? [] : [linePlot(chart, shares, SHARE_AXES)]),
  ];
  const plotArea = element('c:plotArea', '<c:layout/>', ...plots, axes(chart, MOST_NAMED, shares.length > 0));
  const legend = element('c:legend', '<c:legendPos val="b"/><c:overlay val="0"/>', text(10));
  const hasLegend = !isBridge && chart.series.length > 1;
  const drawn = element(
    'c:chart',
    title(chart.title),
    '<c:autoTitleDeleted val="0"/>',
    plotArea,
    hasLegend ? legend : '',
    '<c:plotVisOnly val="0"/><c:dispBlanksAs val="gap"/>',
  );
  const frame = '<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>';
  const inside = `<c:date1904 val="0"/><c:roundedCorners val="0"/>${drawn}${frame}${text(10)}`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<c:chartSpace ${NAMESPACES}>${inside}</c:chartSpace>`;
}

function title(words: string): string {
  const run = `<a:r><a:rPr lang="en-GB" sz="1200" b="1"/><a:t>${escapeXml(words)}</a:t></a:r>`;
  const rich = `<c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>${run}</a:p></c:rich>`;
  return element('c:title', element('c:tx', rich), '<c:overlay val="0"/>');
}

function barPlot(chart: NativeChart, series: readonly ChartSeries[]): string {
  const isStacked = chart.shape !== 'bars';
  const hasLabels = chart.shape !== 'stackedBars';
  return element(
    'c:barChart',
    `<c:barDir val="col"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>`,
    ...series.map((one, index) =>
      element(
        'c:ser',
        head(chart, one),
        fill(one, index),
        '<c:invertIfNegative val="0"/>',
        hasLabels && one.part !== 'base' ? dataLabels(chart, one) : '',
        cells(chart, one),
      ),
    ),
    `<c:gapWidth val="${chart.shape === 'bridge' ? 40 : 60}"/>`,
    isStacked ? '<c:overlap val="100"/>' : '',
    `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`,
  );
}

function linePlot(chart: NativeChart, series: readonly ChartSeries[], [category, value]: readonly number[]): string {
  return element(
    'c:lineChart',
    '<c:grouping val="standard"/><c:varyColors val="0"/>',
    ...series.map((one) => {
      const index = chart.series.indexOf(one);
      const stroke = `<a:ln w="${LINE_WIDTH}" cap="rnd">${solid(index)}<a:prstDash val="${of(DASHES, index)}"/><a:round/></a:ln>`;
      return element(
        'c:ser',
        head(chart, one),
        element('c:spPr', stroke),
        '<c:marker><c:symbol val="none"/></c:marker>',
        cells(chart, one),
        '<c:smooth val="0"/>',
      );
    }),
    `<c:marker val="1"/><c:axId val="${category ?? 0}"/><c:axId val="${value ?? 0}"/>`,
  );
}

function head(chart: NativeChart, series: ChartSeries): string {
  const index = chart.series.indexOf(series);
  return `<c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:v>${escapeXml(series.name)}</c:v></c:tx>`;
}

function fill({ part }: ChartSeries, index: number): string {
  if (part === undefined) return element('c:spPr', solid(index));
  return element('c:spPr', part in PARTS ? solidOf(PARTS[part as keyof typeof PARTS]) : UNSEEN);
}

/** The number on a bar, or over one that is too thin for it; what is nought has none. */
function dataLabels(chart: NativeChart, { part, thin = [] }: ChartSeries): string {
  const isOver = part?.startsWith('over') === true;
  const format = escapeXml(labelFormat(chart, part));
  // On white a number is read on any colour.
  const white = '<a:solidFill><a:srgbClr val="FFFFFF"><a:alpha val="80000"/></a:srgbClr></a:solidFill>';
  const shown = ['LegendKey', 'Val', 'CatName', 'SerName', 'Percent', 'BubbleSize'];
  return element(
    'c:dLbls',
    ...(isOver ? [] : thin).map((point) => element('c:dLbl', `<c:idx val="${point}"/><c:delete val="1"/>`)),
    `<c:numFmt formatCode="${format}" sourceLinked="0"/>`,
    element('c:spPr', isOver ? UNSEEN : `${white}<a:ln><a:noFill/></a:ln>`),
    text(10, '000000'),
    isOver ? '<c:dLblPos val="inBase"/>' : '',
    ...shown.map((what) => `<c:show${what} val="${what === 'Val' ? 1 : 0}"/>`),
  );
}

function cells({ categories, unit }: NativeChart, { range, values, axis }: ChartSeries): string {
  const points = (of: readonly (string | number | null)[]): string =>
    `<c:ptCount val="${of.length}"/>` +
    of
      .map((one, index) => (one === null ? '' : `<c:pt idx="${index}"><c:v>${escapeXml(String(one))}</c:v></c:pt>`))
      .join('');
  const format = escapeXml(axis === 'share' ? '0%' : axisFormat(unit, values));
  const words = element(
    'c:strRef',
    `<c:f>${escapeXml(categories.range)}</c:f>`,
    element('c:strCache', points(categories.labels)),
  );
  const numbers = element('c:numCache', `<c:formatCode>${format}</c:formatCode>`, points(values));
  return element('c:cat', words) + element('c:val', element('c:numRef', `<c:f>${escapeXml(range)}</c:f>`, numbers));
}

function solid(index: number): string {
  return solidOf(of(COLOURS, index));
}

function solidOf(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
}

function of(all: readonly string[], index: number): string {
  return all[index % all.length] ?? '';
}
