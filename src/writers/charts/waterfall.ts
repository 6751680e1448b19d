import { spansOf, type BridgeStep, type Span } from './bridge.js';
import type { Pen } from './canvas.js';
import { formatMillions, formatModelled, formatMoneyChange } from '../../words/labels/index.js';
import { COLOURS, GREY_INK, GRID, INK, SIZES, fontOf } from './palette.js';
import { drawStripes } from '../map/stripes.js';
import { ringOf } from '../map/frame.js';
import { fit, lineHeight, measureIn, plain, wrap } from './text.js';

/** Steps from one level to another, a row each: as many as there are, with room for their names. */
export interface Waterfall {
  readonly title: string;
  /** What the axis counts: "£m, 2016/17 prices". */
  readonly unit: string;
  readonly steps: readonly BridgeStep[];
  /** About the first step: from the low to the high. */
  readonly range?: { readonly low: number; readonly high: number; readonly name: string };
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

const ROW = 31;
const BAR = 20;
const NAMES = 170;
/** Room right of the bars for the figure of the longest. */
const FIGURES = 110;
/** As much where the first has its range behind it. */
const RANGE = 300;
const AXIS = 2 * lineHeight(SIZES.text) + 6;
const MOST_TICKS = 7;
const TITLE_LINES = 2;

export function waterfallHeight({ title, steps }: Waterfall): number {
  return titleLines(title).length * lineHeight(SIZES.subtitle) + 8 + steps.length * ROW + AXIS;
}

/** Draws a waterfall from its top left corner. Levels are solid, losses striped: it reads without colour. */
export function drawWaterfall(pen: Pen, fall: Waterfall, place: Place): void {
  const lines = titleLines(fall.title, place.width);
  pen.save();
  pen.textAlign = 'left';
  pen.textBaseline = 'top';
  pen.fillStyle = INK;
  pen.font = fontOf(SIZES.subtitle, 'bold');
  lines.forEach((line, index) => pen.fillText(line, place.x, place.y + index * lineHeight(SIZES.subtitle)));
  const top = place.y + lines.length * lineHeight(SIZES.subtitle) + 8;
  const spans = spansOf(fall.steps);
  const scale = scaleOf(fall, spans, place);
  drawAxis(pen, fall, scale, top);
  fall.steps.forEach((step, index) => {
    const bar = { span: spans[index] ?? [0, 0], scale, x: place.x, middle: top + (index + 0.5) * ROW };
    drawStep(pen, step, bar);
    if (index === 0 && fall.range !== undefined) drawRange(pen, fall.range, step, bar);
    else drawFigure(pen, figureOf(step), scale.at(bar.span[1]), bar.middle);
  });
  drawLinks(pen, fall.steps, scale, top);
  pen.restore();
}

function titleLines(title: string, width = 964): string[] {
  return wrap(title, width, TITLE_LINES, measureIn(SIZES.subtitle, 'bold'));
}

interface Scale {
  readonly ticks: readonly number[];
  readonly at: (gbp: number) => number;
}

/** From the lowest to the highest that any step reaches, zero among them. */
function scaleOf({ range }: Waterfall, spans: readonly Span[], { x, width }: Place): Scale {
  const ends = [0, ...spans.flat(), ...(range === undefined ? [] : [range.low, range.high])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const size = high - low || 1;
  const power = 10 ** Math.floor(Math.log10(size / MOST_TICKS));
  const step = ([1, 2, 5, 10].find((times) => size / (times * power) <= MOST_TICKS) ?? 10) * power;
  const first = Math.floor(low / step);
  const count = Math.ceil(high / step) - first;
  const [left, room] = [x + NAMES, width - NAMES - (range === undefined ? FIGURES : RANGE)];
  return {
    ticks: Array.from({ length: count + 1 }, (_, index) => (first + index) * step),
    at: (gbp) => left + ((gbp - first * step) / (count * step)) * room,
  };
}

function drawAxis(pen: Pen, { unit, steps }: Waterfall, { ticks, at }: Scale, top: number): void {
  const foot = top + steps.length * ROW;
  pen.save();
  pen.font = fontOf(SIZES.text);
  pen.fillStyle = GREY_INK;
  pen.textAlign = 'center';
  pen.lineWidth = 1;
  for (const tick of ticks) {
    pen.strokeStyle = tick === 0 ? INK : GRID;
    pen.beginPath();
    pen.moveTo(at(tick), top);
    pen.lineTo(at(tick), foot + 4);
    pen.stroke();
    pen.fillText(formatMillions(tick), at(tick), foot + 6);
  }
  const middle = (at(ticks[0] ?? 0) + at(ticks.at(-1) ?? 0)) / 2;
  pen.fillText(plain(unit), middle, foot + 6 + lineHeight(SIZES.text));
  pen.restore();
}

interface Bar {
  readonly span: Span;
  readonly scale: Scale;
  readonly x: number;
  readonly middle: number;
}

function drawStep(pen: Pen, step: BridgeStep, { span, scale, x, middle }: Bar): void {
  const isLevel = step.kind === 'level';
  const [from, to] = [scale.at(span[0]), scale.at(span[1])];
  const box = { x: from, y: middle - BAR / 2, width: Math.max(to - from, 1.5), height: BAR };
  pen.save();
  pen.fillStyle = isLevel ? COLOURS.blue : step.amount > 0 ? COLOURS.sky : COLOURS.vermilion;
  pen.fillRect(box.x, box.y, box.width, box.height);
  if (!isLevel && step.amount < 0)
    drawStripes(pen, [ringOf(box)], { colour: 'white', width: 1.4, spacing: 11, slope: 'rising' });
  pen.strokeStyle = INK;
  pen.lineWidth = 1;
  pen.strokeRect(box.x, box.y, box.width, box.height);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.font = fontOf(SIZES.text, isLevel ? 'bold' : 'normal');
  pen.fillText(fit(step.label, NAMES - 12, measureIn(SIZES.text, isLevel ? 'bold' : 'normal')), x, middle);
  pen.restore();
}

function figureOf({ kind, amount }: BridgeStep): string {
  return kind === 'level' ? formatModelled(amount) : formatMoneyChange(amount);
}

/** A figure right of where its bar ends, on white so that no line of the axis runs through it. */
function drawFigure(pen: Pen, figure: string, end: number, middle: number): void {
  pen.save();
  pen.font = fontOf(SIZES.text, 'bold');
  pen.fillStyle = 'white';
  pen.fillRect(end + 6, middle - 9, measureIn(SIZES.text, 'bold')(figure) + 4, 18);
  pen.fillStyle = INK;
  pen.textBaseline = 'middle';
  pen.fillText(figure, end + 8, middle);
  pen.restore();
}

/** Thin dashed lines down from where each bar ends to the next. */
function drawLinks(pen: Pen, steps: readonly BridgeStep[], { at }: Scale, top: number): void {
  pen.save();
  pen.strokeStyle = GREY_INK;
  pen.setLineDash([3, 3]);
  pen.lineWidth = 1;
  let reached = 0;
  steps.slice(0, -1).forEach(({ kind, amount }, index) => {
    const size = Number.isFinite(amount) ? amount : 0;
    reached = kind === 'level' ? size : reached + size;
    pen.beginPath();
    pen.moveTo(at(reached), top + (index + 0.5) * ROW + BAR / 2);
    pen.lineTo(at(reached), top + (index + 1.5) * ROW - BAR / 2);
    pen.stroke();
  });
  pen.restore();
}

const CAP = 6;

/** A whisker along a bar; its figures stand behind it, after the bar's own. */
function drawRange(pen: Pen, { low, high, name }: Required<Waterfall>['range'], step: BridgeStep, bar: Bar): void {
  const { middle } = bar;
  const [from, to] = [bar.scale.at(low), bar.scale.at(high)];
  pen.save();
  for (const [colour, width] of [
    ['white', 6],
    [INK, 2.2],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.moveTo(from, middle);
    pen.lineTo(to, middle);
    for (const end of [from, to]) {
      pen.moveTo(end, middle - CAP);
      pen.lineTo(end, middle + CAP);
    }
    pen.stroke();
  }
  pen.restore();
  const words = `${figureOf(step)} (${name} ${formatModelled(low)} to ${formatModelled(high)})`;
  drawFigure(pen, words, Math.max(to + CAP, bar.scale.at(bar.span[1])), middle);
}
