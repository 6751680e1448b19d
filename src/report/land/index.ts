export type { LandFacts, LandPlanFacts, Ring } from './facts.js';
export type {
  BlockState,
  PlanBalance,
  PlanBlock,
  PlanConstraint,
  PlanOption,
  ReceiptFigure,
  ReceiptGroup,
  ReceiptSale,
  SitePlanFigure,
} from './landFigures.js';
