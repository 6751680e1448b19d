export type {
  Beside,
  BesideCase,
  Book,
  BookCase,
  BookBeside,
  BookCaseSheet,
  BookHeader,
  BookRow,
  BookSheet,
  CalendarRow,
  CaseRow,
  InTable,
  InputRow,
  LineRow,
  MembersRow,
  TableRow,
} from './book.js';
export { planBook, planInputs } from './plan.js';
