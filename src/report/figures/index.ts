export type {
  BedBridgeFigure,
  BedStep,
  ChartFigures,
  MoneyStep,
  RegimeBars,
  RegimesFigure,
  ReleasedStrandedFigure,
  SavingFigure,
  UnitaryChargeFigure,
  WhoGainsFigure,
  YearlyGbp,
} from './figures.js';
export type { Sourced } from './sourced.js';
