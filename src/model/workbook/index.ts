export type {
  Book,
  BookCase,
  BookCaseSheet,
  BookHeader,
  BookRow,
  BookSheet,
  CalendarRow,
  InTable,
  InputRow,
  LineRow,
  MembersRow,
  TableRow,
} from './book.js';
export { planBook } from './plan.js';
