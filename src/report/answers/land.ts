import { shortest } from '../../model/evaluate/index.js';
import type { Drawn } from '../../experiments/index.js';
import type { Study } from '../../study/index.js';
import type { AnswerFigures } from '../say/index.js';
import type { LandFacts, LandPlanFacts } from '../land/facts.js';
import type { OptionResult, Result } from '../result.js';
import { printHectares } from '../../words/index.js';
import { sayReuse } from '../land/said.js';
import { drawnReceipt, receiptOf, type DrawnLine, type DrawnReceipt } from './drawnReceipt.js';
import { answerFigures, illustrativeIn } from './figures.js';
import { saidIn } from './doubts.js';
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
  /** Of the parcels, what cars, roads and plant of the hospital keep. */
  readonly keptBackM2: number | null;
  /** Goes to a national pot out of the net receipts of all years. */
  readonly passedOnGbp: number | null;
  /** Moving out of the blocks emptied for the sale, and re-providing what cannot move: the net receipts are after it. */
  readonly movesGbp: number | null;
  /** At the model's one value of each input. */
  readonly receipt: Readonly<Record<DrawnLine, number | null>>;
  /** What land brings that is re-used in place of a sale; undefined where the option sells. */
  readonly reuse?: ReuseAnswer;
  /** Undefined where nothing is sold or nothing can be drawn. */
  readonly drawn?: DrawnReceipt;
  /** Land that delivers no services by the hospital's own return; undefined where the folder has none. */
  readonly surplusReturnedM2?: number;
  /** Open ground of the site that is kept back for cars of which no car park is drawn; and the same in sentences. */
  readonly parkingKeptM2: number | null;
  readonly parking?: string;
  /** What is odd in the land that the receipt is for, in sentences. */
  readonly doubts: readonly string[];
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

/** Undefined where the site's model has no blocks from which land could come. */
export function landAnswer(study: Study, result: Result, option: OptionResult, drawn?: Drawn): LandAnswer | undefined {
  const { land } = result;
  if (land === undefined) return undefined;
  const figures = answerFigures(study, option.id, shortest);
  const plan = land.plans.find((each) => each.option === option.id);
  const surplus = figures.given('parcels.returned', 'surplusReturnedM2');
  const parking = result.findings.find(({ id }) => id === 'parcels.parking')?.text;
  const { named, ...counts } = illustrativeIn(result, option.id, figures.sections('parcels'));
  return {
    ...subjectOf(result, option),
    frontage: land.frontage,
    roads: land.roads,
    constraints: land.constraints.map(({ label, hard, areaM2 }) => ({ label, hard, areaM2 })),
    ...(plan === undefined ? {} : { plan: withWords(plain(plan), result) }),
    ...figures.all('parcels.land', ['byBedsM2', 'byDensificationM2', 'withoutBlocksM2', 'keptBackM2', 'parkingKeptM2']),
    ...figures.all('receipt.end', ['passedOnGbp', 'movesGbp']),
    receipt: receiptOf(result, option.id),
    ...(figures.one('land-value.reuse', 'isReused') === 1 ? { reuse: reuseOf(figures) } : {}),
    ...(drawn === undefined ? {} : { drawn: drawnReceipt(drawn) }),
    ...(surplus === undefined ? {} : { surplusReturnedM2: surplus }),
    ...(parking === undefined ? {} : { parking }),
    doubts: saidIn(result.findings, 'land-value', option.id, 'odd').map(({ text }) => text),
    others: land.plans.filter((each) => each !== plan).map(inShort),
    illustrative: { ...counts, land: named },
  };
}

function reuseOf(figures: AnswerFigures): ReuseAnswer {
  const worth = figures.all('land-value.reused', ['netM2', 'incomeGbp', 'netGbp', 'valueGbp']);
  const uses = figures.members('land-value.uses');
  const ofUse = (key: string, member: string): number => figures.one('land-value.uses', key, { member }) ?? 0;
  const best = uses.find((use) => ofUse('isBest', use) === 1);
  return {
    ...worth,
    uses: uses.flatMap((use) => {
      const share = ofUse('share', use);
      return share > 0 ? [{ use: use.replaceAll('_', ' '), share }] : [];
    }),
    ...(best === undefined ? {} : { bestUse: best.replaceAll('_', ' ') }),
    beatsSale: figures.one('land-value.reuse', 'beatsSale') === 1,
    said: sayReuse(worth.netGbp, worth.valueGbp),
  };
}

/** The plan with what the topic of blocks says of its worth, and of floor that is built anew. */
function withWords(plan: PlainPlan, { answered }: Result): PlainPlan {
  const said = (id: string): string[] =>
    answered.flatMap((each) => (each.id === id && each.option === plan.option ? [each.text] : []));
  return {
    ...plan,
    choice: [plan.choice, ...said('blocks.worth')].join(' '),
    moves: [...said('blocks.built_anew'), ...plan.moves],
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
