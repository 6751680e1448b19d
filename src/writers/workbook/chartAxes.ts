import type { NativeChart } from './charted.js';
import { axisFormat } from './chartFormats.js';
import { element, escapeXml, text } from './xml.js';

/** Numbers by which the plots of one chart name their axes. */
export const CATEGORY_AXIS = 100;
export const VALUE_AXIS = 101;
export const SHARE_AXES: readonly [number, number] = [102, 103];

const GRID =
  '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="DDDDDD"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>';
const AXIS_LINE = '<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln></c:spPr>';
const TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
const UP = '<c:scaling><c:orientation val="minMax"/></c:scaling>';

/** The axes of a chart: categories below, numbers at the left, and shares at the right where it has some. */
export function axes(chart: NativeChart, most: number, hasShares: boolean): string {
  const plain = chart.series.filter(({ axis }) => axis === undefined).flatMap(({ values }) => values);
  const { length } = chart.categories.labels;
  // One year in so many is named; of steps, each.
  const step = chart.shape === 'bars' || chart.shape === 'bridge' ? 1 : Math.ceil(length / most);
  const skip = step > 1 ? `<c:tickLblSkip val="${step}"/>` : '';
  // Many names stand upright: side by side they would touch, or be broken within words.
  const category = element(
    'c:catAx',
    `<c:axId val="${CATEGORY_AXIS}"/>${UP}<c:delete val="0"/><c:axPos val="b"/>`,
    '<c:numFmt formatCode="General" sourceLinked="0"/>',
    `${TICKS}<c:tickLblPos val="low"/>${AXIS_LINE}${text(10, undefined, false, length > most)}`,
    `<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="autoZero"/>`,
    `<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/>${skip}<c:noMultiLvlLbl val="1"/>`,
  );
  const value = element(
    'c:valAx',
    `<c:axId val="${VALUE_AXIS}"/>${UP}<c:delete val="0"/><c:axPos val="l"/>${GRID}${axisTitle(chart.yTitle)}`,
    `<c:numFmt formatCode="${escapeXml(axisFormat(chart.unit, plain))}" sourceLinked="0"/>`,
    `${TICKS}<c:tickLblPos val="nextTo"/>${text(10)}`,
    `<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="autoZero"/><c:crossBetween val="between"/>`,
  );
  return category + value + (hasShares ? shareAxes() : '');
}

/** Shares stand at the right, of 0 to 1; their categories are those below, not drawn again. */
function shareAxes(): string {
  const [category, value] = SHARE_AXES;
  return (
    element(
      'c:catAx',
      `<c:axId val="${category}"/>${UP}<c:delete val="1"/><c:axPos val="b"/>`,
      `${TICKS}<c:tickLblPos val="none"/><c:crossAx val="${value}"/><c:crosses val="autoZero"/>`,
      '<c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/>',
    ) +
    element(
      'c:valAx',
      `<c:axId val="${value}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling><c:delete val="0"/>`,
      '<c:axPos val="r"/><c:numFmt formatCode="0%" sourceLinked="0"/>',
      `${TICKS}<c:tickLblPos val="nextTo"/>${text(10)}`,
      `<c:crossAx val="${category}"/><c:crosses val="max"/><c:crossBetween val="between"/>`,
    )
  );
}

function axisTitle(words: string): string {
  const run = `<a:r><a:rPr lang="en-GB" sz="1000" b="0"/><a:t>${escapeXml(words)}</a:t></a:r>`;
  const paragraph = `<a:p><a:pPr><a:defRPr sz="1000" b="0"/></a:pPr>${run}</a:p>`;
  return element(
    'c:title',
    element('c:tx', `<c:rich><a:bodyPr rot="-5400000" vert="horz"/>${paragraph}</c:rich>`),
    '<c:overlay val="0"/>',
  );
}
