import type { Drawn } from '../../experiments/index.js';
import type { LandFacts, LandPlanFacts } from '../land/facts.js';
import type { OptionResult, Result } from '../result.js';
import { printHectares } from '../../words/index.js';
import { sayReuse } from '../land/said.js';
import { drawnReceipt, receiptOf, type DrawnLine, type DrawnReceipt } from './drawnReceipt.js';
import { CaseLines } from './lines.js';
import { subjectOf, type AnswerSubject } from './subject.js';

/** A plan without its outlines, which the GeoJSON and the site plan have. Money in £ of the base year's prices, areas in m². */
export interface LandAnswer extends AnswerSubject {
  readonly frontage: LandFacts['frontage'];
  /** How that was measured, in a sentence. */
  readonly roads: string;
  readonly constraints: readonly { readonly label: string; readonly hard: boolean; readonly areaM2: number }[];
  /** Undefined for an option that chooses no block: business as usual and what-ifs. */
  readonly plan?: PlainPlan;
  readonly byBedsM2: number | null;
  readonly byDensificationM2: number | null;
  readonly withoutBlocksM2: number | null;
  /** Goes to a national pot out of the net receipts of all years. */
  readonly passedOnGbp: number | null;
  /** At the model's one value of each input. */
  readonly receipt: Readonly<Record<DrawnLine, number | null>>;
  /** What land brings that is re-used in place of a sale; undefined where the option sells. */
  readonly reuse?: ReuseAnswer;
  /** Undefined where nothing is sold or nothing can be drawn. */
  readonly drawn?: DrawnReceipt;
  /** Land that delivers no services by the hospital's own return; undefined where the folder has none. */
  readonly surplusReturnedM2?: number;
  /** The plans of the other options, each in a sentence. */
  readonly others: readonly string[];
  readonly illustrative: {
    readonly inputs: number;
    readonly of: number;
    readonly land: readonly { readonly section: string; readonly labels: readonly string[] }[];
  };
}

/** Land that a partner builds on and the trust keeps: sums of all years, weighed by the chance of consent. */
export interface ReuseAnswer {
  readonly netM2: number | null;
  readonly incomeGbp: number | null;
  /** Less what preparing the land costs. */
  readonly netGbp: number | null;
  /** The same in present value. */
  readonly valueGbp: number | null;
  readonly uses: readonly { readonly use: string; readonly share: number }[];
  /** Worth most a square metre to the owner, and whether that is more than a sale. */
  readonly bestUse?: string;
  readonly beatsSale: boolean;
  /** What it brings after preparing the land, in a sentence; a loss is called one. */
  readonly said: string;
}

export type PlainPlan = Omit<LandPlanFacts, 'parcels' | 'dropped'> & {
  readonly parcels: readonly Omit<LandPlanFacts['parcels'][number], 'polygons'>[];
  readonly dropped: readonly Omit<LandPlanFacts['dropped'][number], 'rings'>[];
};

const SECTIONS =
  /^(blocks|emptying|block_values|land|parcels|constraints|land_value|land_price\/.*|receipt_costs|receipt|land_uses|land_reuse)$/;

/** Undefined where the site's model has no blocks from which land could come. */
export function landAnswer(result: Result, option: OptionResult, drawn?: Drawn): LandAnswer | undefined {
  const { land, years } = result;
  if (land === undefined) return undefined;
  const lines = new CaseLines(result, option);
  const last = years.length - 1;
  const plan = land.plans.find((each) => each.option === option.id);
  const surplus = result.inputs.find(({ name, from }) => name === 'surplus_land_returned' && from !== undefined);
  return {
    ...subjectOf(result, option),
    frontage: land.frontage,
    roads: land.roads,
    constraints: land.constraints.map(({ label, hard, areaM2 }) => ({ label, hard, areaM2 })),
    ...(plan === undefined ? {} : { plan: plain(plan) }),
    byBedsM2: lines.at('land_by_beds', last),
    byDensificationM2: lines.at('land_by_densification', last),
    withoutBlocksM2: lines.at('land_without_blocks', last),
    passedOnGbp: lines.at('total_passed_on', last),
    receipt: receiptOf(result, option.id),
    ...(lines.input('reuse_land') === 1 ? { reuse: reuseOf(lines, last) } : {}),
    ...(drawn === undefined ? {} : { drawn: drawnReceipt(drawn) }),
    ...(surplus === undefined ? {} : { surplusReturnedM2: surplus.values[0] ?? 0 }),
    others: land.plans.filter((each) => each !== plan).map(inShort),
    illustrative: illustrativeIn(result, option),
  };
}

function reuseOf(lines: CaseLines, last: number): ReuseAnswer {
  const uses = lines.members('use_value');
  const best = uses.find((use) => lines.at('best_use', last, use) === 1);
  return {
    netM2: lines.at('reuse_land_area', last),
    incomeGbp: lines.sum('reuse_income'),
    netGbp: lines.at('total_reuse_net', last),
    valueGbp: lines.at('reuse_value', last),
    uses: uses.flatMap((use) => {
      const share = lines.input('use_share', use) ?? 0;
      return share > 0 ? [{ use: use.replaceAll('_', ' '), share }] : [];
    }),
    ...(best === undefined ? {} : { bestUse: best.replaceAll('_', ' ') }),
    beatsSale: lines.at('reuse_beats_sale', last) === 1,
    said: sayReuse(lines.at('total_reuse_net', last), lines.at('reuse_value', last)),
  };
}

function plain({ parcels, dropped, ...plan }: LandPlanFacts): PlainPlan {
  return {
    ...plan,
    parcels: parcels.map(({ polygons: _, ...parcel }) => parcel),
    dropped: dropped.map(({ rings: _, ...piece }) => piece),
  };
}

function inShort({ title, parcels, measuredM2, whyNone }: LandPlanFacts): string {
  if (whyNone !== undefined) return `${title}: no land. ${whyNone}`;
  return `${title}: ${parcels.length === 1 ? '1 parcel' : `${parcels.length} parcels`} of ${printHectares(measuredM2)} gross.`;
}

function illustrativeIn({ inputs, sections }: Result, option: OptionResult): LandAnswer['illustrative'] {
  const own = inputs.filter(({ options }) => options?.includes(option.id) !== false);
  const illustrative = own.filter(({ status }) => status === 'illustrative');
  const land = sections.flatMap(({ id, title }) => {
    const labels = new Set(illustrative.filter(({ section }) => section === id).map(({ label }) => label));
    return SECTIONS.test(id) && labels.size > 0 ? [{ section: title, labels: [...labels] }] : [];
  });
  return { inputs: illustrative.length, of: own.length, land };
}
