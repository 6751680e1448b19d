import type { LineRow } from '../../../src/model/workbook/book.js';
import type { Book } from '../../../src/model/workbook/book.js';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { writeSiteWorkbook } from '../../../src/writers/workbook/index.js';
import { chartXml } from '../../../src/writers/workbook/chartXml.js';
import { nativeChartOf } from '../../../src/writers/workbook/nativeChart.js';
import { stressWorkbook } from './books.js';
import { formulaCells } from './package.js';

const report = stressWorkbook();
const written = await writeSiteWorkbook(report);
const zip = await JSZip.loadAsync(written);
const part = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';
const CHARTS = ['xl/charts/chart1.xml', 'xl/charts/chart2.xml', 'xl/charts/chart3.xml'];

/** The order of an element's children by ECMA-376 part 1, §21.2.2; Excel repairs a file away that has another. */
const ORDER: Readonly<Record<string, string>> = {
  chartSpace:
    'date1904 lang roundedCorners style clrMapOvr pivotSource protection chart spPr txPr externalData printSettings',
  chart: 'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs',
  plotArea: 'layout barChart lineChart catAx valAx dTable spPr',
  barChart: 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId',
  lineChart: 'grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId',
  ser: 'idx order tx spPr invertIfNegative marker pictureOptions dPt dLbls trendline errBars cat val smooth shape',
  dLbls:
    'dLbl delete numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize',
  catAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl',
  valAx:
    'axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses crossBetween majorUnit',
  scaling: 'logBase orientation max min',
  title: 'tx layout overlay spPr txPr',
  legend: 'legendPos legendEntry layout overlay spPr txPr',
  txPr: 'bodyPr lstStyle p',
  rich: 'bodyPr lstStyle p',
};

interface Element {
  readonly name: string;
  readonly children: Element[];
}

/** All elements of a part, which must be well formed: each closed by its own tag, and no bare sign in its text. */
function elementsOf(xml: string): Element[] {
  const all: Element[] = [];
  const open: { tag: string; element: Element }[] = [];
  const text = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  let read = 0;
  for (const { 0: tag, index } of text.matchAll(/<[^>]*>/g)) {
    expect(text.slice(read, index)).toMatch(/^(?:[^<>&]|&(?:amp|lt|gt|quot|apos);)*$/);
    expect(tag).toMatch(/^<(?:\/[\w:]+|[\w:]+(?: [\w:]+="(?:[^<&"]|&(?:amp|lt|gt|quot|apos);)*")*\s?\/?)>$/);
    read = index + tag.length;
    const name = /[\w:]+/.exec(tag)?.[0] ?? '';
    if (tag.startsWith('</')) {
      expect(open.pop()?.tag).toBe(name);
      continue;
    }
    const element = { name: name.replace(/^.*:/, ''), children: [] };
    open.at(-1)?.element.children.push(element);
    all.push(element);
    if (!tag.endsWith('/>')) open.push({ tag: name, element });
  }
  expect(open).toEqual([]);
  return all;
}

describe('native charts in a workbook’s package', () => {
  it('are well formed, their elements in the order of the standard', async () => {
    for (const name of CHARTS) {
      const elements = elementsOf(await part(name));
      expect(elements.length).toBeGreaterThan(50);
      for (const { name: parent, children } of elements) {
        const order = ORDER[parent]?.split(' ');
        // A share’s axes follow those of the first plot: axes may come in any order.
        if (order === undefined) continue;
        const places = children.map((child) => order.indexOf(child.name.replace(/^(catAx|valAx)$/, 'catAx')));
        expect(places, `${name}: ${parent} of ${children.map((child) => child.name).join(' ')}`).toEqual(
          [...places].sort((a, b) => a - b),
        );
        expect(places).not.toContain(-1);
      }
    }
  });

  it('have every relation, content type and id that they need, each once', async () => {
    const types = await part('[Content_Types].xml');
    elementsOf(types);
    for (const name of CHARTS) expect(types.split(`PartName="/${name}"`)).toHaveLength(2);
    const rels = Object.keys(zip.files).filter((name) => name.endsWith('.rels'));
    for (const name of rels) {
      const xml = await part(name);
      elementsOf(xml);
      const ids = [...xml.matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      const folder = name.replace(/_rels\/[^/]*$/, '');
      for (const [, target = ''] of xml.matchAll(/ Target="([^"]+)"/g)) {
        const path = new URL(target, `file:///${folder}`).pathname.slice(1);
        expect(zip.file(path), `${name}: ${target}`).not.toBeNull();
      }
    }
    const drawing = await part('xl/drawings/drawing1.xml');
    elementsOf(drawing);
    const shapes = [...drawing.matchAll(/<xdr:cNvPr id="(\d+)"/g)].map(([, id]) => id);
    expect(shapes).toHaveLength(4);
    expect(new Set(shapes).size).toBe(4);
    expect(drawing).toContain('descr="Lines of an index &amp; a share"');
  });

  it('hold the engine’s values beside the cells that they read', async () => {
    const cells = new Map((await formulaCells(written)).map((cell) => [`${cell.sheet}!${cell.address}`, cell.cached]));
    let compared = 0;
    for (const name of CHARTS) {
      const xml = await part(name);
      for (const [, range = '', cache = ''] of xml.matchAll(
        /<c:numRef><c:f>(.*?)<\/c:f><c:numCache>(.*?)<\/c:numCache>/g,
      )) {
        const points = new Map(
          [...cache.matchAll(/<c:pt idx="(\d+)"><c:v>(.*?)<\/c:v>/g)].map(([, at, v]) => [Number(at), Number(v)]),
        );
        addressesOf(range).forEach((address, index) => {
          const cached = cells.get(address);
          if (cached === undefined) return;
          expect(points.get(index), address).toBe(typeof cached === 'number' ? cached : undefined);
          compared++;
        });
      }
    }
    expect(compared).toBeGreaterThan(40);
  });

  it('stand in place of the picture of their file, which alone is left out', async () => {
    expect(Object.keys(zip.files).filter((name) => name.startsWith('xl/media/'))).toHaveLength(1);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(written as unknown as ArrayBuffer);
    const titles = book.worksheets.map(({ name }) => name);
    const without = new ExcelJS.Workbook();
    const plain = await writeSiteWorkbook({ ...report, chartsOfLines: [] });
    await without.xlsx.load(plain as unknown as ArrayBuffer);
    expect(titles).toEqual(without.worksheets.map(({ name }) => name));
    expect(Object.keys((await JSZip.loadAsync(plain)).files).filter((name) => name.includes('charts/'))).toEqual([]);
  });

  it('need no picture on their sheet', async () => {
    const alone = await JSZip.loadAsync(await writeSiteWorkbook({ ...report, charts: [] }));
    const names = Object.keys(alone.files);
    const drawing = names.filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
    expect(drawing).toHaveLength(1);
    const sheets: string[] = [];
    for (const name of names.filter((each) => each.startsWith('xl/worksheets/sheet')))
      sheets.push((await alone.file(name)?.async('string')) ?? '');
    const holding = sheets.filter((xml) => xml.includes('<drawing '));
    expect(holding).toHaveLength(1);
    expect(holding[0]).toMatch(/<drawing r:id="rIdDrawing"\/><\/worksheet>$/);
  });
});

describe('a bridge on cells', () => {
  const amounts = fc.array(fc.integer({ min: -900, max: 900 }), { minLength: 1, maxLength: 8 });

  it('draws each change from where the step before ended to its own end, on either side of nought', () => {
    fc.assert(
      fc.property(fc.integer({ min: -500, max: 500 }), amounts, (start, changes) => {
        const { chart } = bridgeOver([start, ...changes]);
        let from = start;
        changes.forEach((change, index) => {
          const seen = chart.series.filter(({ part }) => part?.startsWith('over') !== true);
          const bars = seen.map(({ values }) => values[index + 1] ?? NaN);
          const above = bars.filter((bar) => bar > 0).reduce((sum, bar) => sum + bar, 0);
          const below = bars.filter((bar) => bar < 0).reduce((sum, bar) => sum + bar, 0);
          const [low, high] = [Math.min(from, from + change), Math.max(from, from + change)];
          expect([below, above]).toEqual([Math.min(0, low), Math.max(0, high)]);
          const drawn = seen.filter(({ part }) => part !== 'base').map(({ values }) => values[index + 1] ?? NaN);
          expect(drawn.reduce((sum, bar) => sum + Math.abs(bar), 0)).toBe(Math.abs(change));
          const other = seen.filter(({ part }) => part === (change > 0 ? 'fall' : 'rise'));
          expect(other.every(({ values }) => values[index + 1] === 0)).toBe(true);
          from += change;
        });
      }),
    );
  });

  it('has the number of a thin bar over it, and of no other: under it where it lies below nought', () => {
    const { chart, block } = bridgeOver([1000, -20, 30, -400, -610, -60, 10]);
    const over = (part: string): unknown => chart.series.find((series) => series.part === part)?.values;
    expect(over('over rise')).toEqual([0, 0, 30, 0, 0, 0, -10]);
    expect(over('over fall')).toEqual([0, 20, 0, 0, 0, -60, 0]);
    for (const { thin } of chart.series) expect(thin).toEqual([1, 2, 5, 6]);
    const xml = chartXml(chart);
    const [, ...series] = xml.split('<c:ser>');
    const without = (one: string): string[] =>
      [...one.matchAll(/<c:dLbl><c:idx val="(\d+)"/g)].map(([, at = '']) => at);
    expect(series.map(without)).toEqual([[], ...[1, 2, 3, 4, 5].map(() => ['1', '2', '5', '6']), [], []]);
    expect(xml.match(/<c:dLblPos val="inBase"\/>/g)).toHaveLength(2);
    expect(block.rows[1]?.at(-1)).toMatchObject({ formula: 'MAX(0,$N$6-$O$6)*IF(MAX($N$6,$O$6)>0,1,-1)', value: 20 });
  });

  it('has one number over a bar that crosses nought, whole, and none in its two parts', () => {
    const { chart } = bridgeOver([370, -410, 200]);
    const over = (part: string): unknown => chart.series.find((series) => series.part === part)?.values;
    expect([over('over fall'), over('over rise')]).toEqual([
      [0, 410, 0],
      [0, 0, 200],
    ]);
    for (const { thin } of chart.series) expect(thin).toEqual([1, 2]);
  });

  it('says in a cell below its steps whether they arrive at each level, and nothing where it has one level', () => {
    const arrivalOf = (numbers: readonly number[], levels: readonly number[]) => {
      const { arrival, block, chart } = bridgeOver(numbers, levels);
      const [label, cell] = block.rows.at(-1) ?? [];
      expect(chart.categories.labels).toHaveLength(numbers.length);
      return { arrival, label, cell };
    };
    const [right, wrong] = [arrivalOf([10, -4, 0, 6], [0, 3]), arrivalOf([10, -4, 0, 7], [0, 3])];
    expect(right.arrival).toEqual({ reference: 'Charts!$M$9', arrives: true });
    expect(right.cell).toMatchObject({ formula: 'IFERROR(IF(AND(ABS($O$8-$O$7)<0.000001),1,0),0)', value: 1 });
    expect(wrong.arrival?.arrives).toBe(false);
    expect(wrong.cell).toMatchObject({ value: 0 });
    expect(arrivalOf([10, -4], [0]).arrival).toBeUndefined();
  });

  it('throws where the book lacks a line, a year, or any line at all', () => {
    const corner = { prefix: 'Charts!', column: 12, row: 4 };
    const chart = { title: 'T', altText: 'A', shape: 'lines', yTitle: '1', source: 'S', lines: [] } as const;
    expect(() => nativeChartOf(report.book, chart, corner)).toThrow('has no line');
    const none = { ...chart, lines: [{ label: 'None', line: 'no_such_line', option: 'as-is' }] };
    expect(() => nativeChartOf(report.book, none, corner)).toThrow('no_such_line');
    const index = { ...chart, years: [1900, 1901], lines: [{ label: 'Index', line: 'index', option: 'as-is' }] };
    expect(() => nativeChartOf(report.book, index, corner)).toThrow('1900');
  });
});

/** A bridge from a first level by changes, each a line of one number. */
function bridgeOver(numbers: readonly number[], levels: readonly number[] = [0]) {
  const rows = numbers.map((value, index): LineRow => {
    const about = { unit: '1', check: false, formula: '1', template: '1', series: false } as const;
    return { kind: 'line', row: 5 + index, name: `line_${index}`, label: '', values: [value], ...about };
  });
  const header = { year: '', printed: '', t: '' };
  const sheet = { title: 'Model', prefix: 'Model!', kind: 'model', heading: '', header, rows } as const;
  const book: Book = {
    years: [2026],
    printedYears: ['2025/26'],
    columns: ['G', 'H', 'I'],
    baseYear: 2026,
    cases: [{ id: 'model', title: 'Model', sheet: 'Model' }],
    names: [],
    sheets: [sheet],
  };
  const lines = numbers.map((_, index) => ({
    label: String(index),
    line: `line_${index}`,
    option: 'model',
    step: levels.includes(index) ? ('level' as const) : ('change' as const),
  }));
  const of = { title: 'T', altText: 'A', shape: 'bridge', yTitle: '1', source: 'S', lines } as const;
  return nativeChartOf(book, of, { prefix: 'Charts!', column: 12, row: 4 });
}

/** `'Grow & sell'!$H$5:$J$5` → each cell, `Grow & sell!H5` first. */
function addressesOf(range: string): string[] {
  const plain = range.replaceAll('&apos;', "'").replaceAll('&amp;', '&');
  const [, quoted, bare, a = '', from = '', b = '', to = ''] =
    /^(?:'(.*)'|([A-Za-z]+))!\$([A-Z]+)\$(\d+):\$([A-Z]+)\$(\d+)$/.exec(plain) ?? [];
  const sheet = (quoted ?? bare ?? '').replaceAll("''", "'");
  if (a === b)
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => `${sheet}!${a}${Number(from) + i}`);
  const letters = ['G', ...report.book.columns.slice(1)];
  return letters.slice(letters.indexOf(a), letters.indexOf(b) + 1).map((column) => `${sheet}!${column}${from}`);
}
