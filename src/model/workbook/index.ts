export type {
  Book,
  BookCase,
  BookCaseSheet,
  BookHeader,
  BookRow,
  BookSheet,
  CalendarRow,
  InputRow,
  LineRow,
  TableRow,
} from './book.js';
export { planBook } from './plan.js';
