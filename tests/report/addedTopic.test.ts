import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { filesOfReports } from '../../src/writers/filesOfReports.js';
import { drawReport } from '../../src/writers/report/index.js';
import { siteWorkbookOf } from '../../src/writers/report/contents.js';
import { writtenOut } from '../study/longForm.js';
import { built, copyOf, edit, reported, resultOf, sites, templates, temporaryFolder } from '../study/reported.js';

const GIFT = `section: A charity's gift
parties:
  charity: { label: A charity }
source: A letter
inputs:
  gift: { unit: realGBP, label: The gift promised, value: 3 mrealGBP, prices: 2016/17, status: illustrative, source: "A letter: of intent" }
lines:
  gift_received:
    unit: realGBP
    label: The charity's gift
    formula: if(t == 1, gift, 0)
    paid: charity -> trust
`;

const TOPIC = `topic: Gifts
asks: What does the charity give, and when?
order: 70
tables:
  - { title: Year by year, lines: [gift, gift_received, trust_net] }
charts:
  by_year:
    shape: stacked
    of: usual
    title: "The gift of {site}, by year"
    says: Bars by year of the charity's gift
    axis: "£ a year, {prices}"
    note: As promised.
    lines:
      - { line: gift_received, label: The gift }
  promised:
    shape: bars
    of: usual
    year: base
    title: What is promised
    says: A bar of the gift promised
    axis: £
    lines:
      - { line: gift, label: Promised }
sentences:
  given:
    kind: decides
    of: usual
    when: gift > 0
    title: A charity gives
    text: "{site} is promised {gift|gbp}; {option} receives {gift_received@base|gbp} in {base_year}."
  not_given:
    kind: limit
    of: usual
    when: gift <= 0
    title: Nobody gives
    text: No gift is promised.
`;

/** A typical hospital beside a library to which two files were added, and nothing else. */
function withGift(gift = GIFT, topic = TOPIC): { folder: string; library: Library } {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  writeFileSync(join(root, 'model', 'gift.yaml'), gift);
  writeFileSync(join(root, 'reports', 'gifts.yaml'), topic);
  const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  edit(join(writtenOut(folder), 'site.yaml'), '  - net_position\n', '  - gift\n  - net_position\n');
  return { folder, library: new Library(root, built) };
}

it('a section and a topic put in as files are in the net answer, the findings and the workbook', () => {
  const { folder, library } = withGift();
  const result = resultOf(folder, library);
  const finding = result.findings.find(({ id }) => id === 'gifts.given');
  expect(finding).toMatchObject({
    kind: 'decides',
    title: 'A charity gives',
    option: 'business-as-usual',
    reads: ['gift', 'gift_received'],
    values: 1,
    illustrative: 1,
    sources: ['A letter'],
  });
  expect(finding?.text).toMatch(/is promised £3\.0m; Business as usual receives £0 in 2016\/17\.$/);
  expect(result.findings.some(({ id }) => id === 'gifts.not_given')).toBe(false);
  expect(result.topics.find(({ id }) => id === 'gifts')?.tables).toEqual([
    { title: 'Year by year', lines: ['gift', 'gift_received', 'trust_net'] },
  ]);
  const sheet = siteWorkbookOf(result, new Map()).topics?.find(({ title }) => title === 'Gifts');
  expect(sheet?.groups[0]?.lines).toContain('gift_received');
  const text = `A charity gives. ${finding?.text ?? ''}`;
  expect(sheet?.onScreen).toEqual([{ id: 'gifts.given', option: 'business-as-usual', text }]);
  const usual = resultOf(join(sites, 'typical-acute'));
  const gained = ({ options }: typeof result): unknown => (options[0]?.lines.trust_net as number[] | undefined)?.[1];
  expect(Number(gained(result)) - Number(gained(usual))).toBeCloseTo(3_000_000, 3);
});

it('its charts are pictures, live on cells of the workbook, and plain data, each with where its numbers come from', async () => {
  const { folder, library } = withGift();
  const result = resultOf(folder, library);
  const own = result.charts.filter(({ id }) => id.startsWith('gifts.'));
  expect(own.map(({ id, file, title, source }) => [id, file, title, source])).toEqual([
    [
      'gifts.by_year',
      'gifts-by-year.png',
      `The gift of ${result.site.name}, by year`,
      'A letter. 1 of 1 input behind it is illustrative. As promised.',
    ],
    ['gifts.promised', 'gifts-promised.png', 'What is promised', 'A letter. 1 of 1 input behind it is illustrative.'],
  ]);
  expect(own[0]?.lines[0]?.values?.slice(0, 3)).toEqual([0, 3_000_000, 0]);
  expect(own[1]?.lines[0]?.value).toBe(3_000_000);
  // What another option's report may hold of it is known too.
  expect(filesOfReports(result)).toEqual(
    expect.arrayContaining(['charts/gifts-by-year.png', `charts/gifts-by-year-${result.best.option}.png`]),
  );
  const drawn = await drawReport(result, () => undefined);
  for (const { file } of own) expect(drawn.get(`charts/${file}`)?.subarray(1, 4).toString(), file).toBe('PNG');
  const book = drawn.get('typical-acute.xlsx');
  const parts = book === undefined ? {} : unzipSync(book);
  const native = Object.entries(parts).flatMap(([name, bytes]) =>
    /charts\/chart\d+\.xml$/.test(name) ? [strFromU8(bytes)] : [],
  );
  const gift = native.find((xml) => xml.includes('The gift of'));
  expect(gift).toMatch(/<c:f>[^<]*![^<]*<\/c:f>/);
  expect(gift).toContain('<c:v>3000000</c:v>');
});

it('a chart of which something could not be calculated is drawn, and says so where the number would stand', () => {
  const broken = GIFT.replace(
    'lines:\n',
    'lines:\n  lost:\n    unit: 1\n    label: What cannot be calculated\n    formula: gift / (gift - gift)\n',
  );
  const charts = TOPIC.replace('title: What is promised', 'when: lost > 0\n    title: "Lost: {lost|number}"').replace(
    '- { line: gift_received, label: The gift }',
    '- { line: gift_received, label: "{lost|number}" }',
  );
  const { folder, library } = withGift(broken, charts);
  const result = resultOf(folder, library);
  const own = result.charts.filter(({ id }) => id.startsWith('gifts.'));
  expect(own.map(({ id, title, lines }) => [id, title, lines[0]?.label])).toEqual([
    ['gifts.by_year', `The gift of ${result.site.name}, by year`, 'not known'],
    ['gifts.promised', 'not known', 'Promised'],
  ]);
});

it('a chart of several options counts what is illustrative behind each, once where they agree', () => {
  const { charts, best } = resultOf(join(sites, 'typical-acute'));
  const counted = (id: string): number[] => {
    const source = charts.find((chart) => chart.id === id)?.source ?? '';
    return (/ (\d+) of (\d+) inputs? behind it (?:are|is)/.exec(source) ?? []).slice(1).map(Number);
  };
  const [together = NaN, all = NaN] = counted('payment.net_position');
  const [alone = NaN, behind = NaN] = counted('payment.who_gains');
  expect(best.option).not.toBe('business-as-usual');
  expect(together).toBeGreaterThanOrEqual(alone);
  expect(all).toBeGreaterThanOrEqual(behind);
  expect(all).toBeLessThan(2 * behind);
});

it.each([
  [
    'a line that there is not',
    'line: gift_received, label',
    'line: gift_recieved, label',
    'Did you mean gift_received?',
  ],
  [
    'beside another unit',
    '- { line: gift, label: Promised }',
    '- { line: gift, label: Promised }\n      - { line: site_beds_open, label: Beds }',
    'gifts.promised: site_beds_open is in bed, beside gift in realGBP',
  ],
  [
    'one value by year',
    'line: gift_received, label',
    'line: gift, label',
    'gifts.by_year: gift has one value, and this shape is by year',
  ],
  [
    'several members in a bridge',
    /shape: stacked([^]*?)line: gift_received, label/,
    'shape: bridge$1line: beds_open, label',
    'beds_open is by pool',
  ],
  ['a shape that there is not', 'shape: stacked', 'shape: pie', 'shape cannot be pie'],
  ['a key that there is not', 'axis: £\n', 'axes: £\n', 'Did you mean axis?'],
  ['a path for a picture', 'shape: bars', 'shape: bars\n    picture: ../../outside', 'cannot be the name of a picture'],
])('a chart with %s is refused with its place', (_what, found, instead, wanted) => {
  const { folder, library } = withGift(GIFT, TOPIC.replace(found, instead));
  const { result, problems } = reported(folder, library);
  expect(result).toBeUndefined();
  expect(problems.join('\n')).toContain(wanted);
  expect(problems.join('\n')).toMatch(/templates\/reports\/gifts\.yaml:\d+:\d+: /);
});

it('the other sentence is said once the condition turns', () => {
  const { folder, library } = withGift(GIFT.replace('3 mrealGBP', '0 realGBP'));
  const said = resultOf(folder, library).findings.filter(({ id }) => id?.startsWith('gifts.'));
  expect(said.map(({ id, kind, text }) => [id, kind, text])).toEqual([
    ['gifts.not_given', 'limit', 'No gift is promised.'],
  ]);
});

it('a name that no section has is told with its place and the nearest', () => {
  const { folder, library } = withGift(GIFT, TOPIC.replace('{gift_received@base|gbp}', '{gift_recieved@base|gbp}'));
  expect(reported(folder, library).problems.join('\n')).toMatch(
    /templates\/reports\/gifts\.yaml:31:11: there is no line or input gift_recieved\. Did you mean gift_received\?/,
  );
});
