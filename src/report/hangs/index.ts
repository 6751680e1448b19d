export { flagOf, type FormulaPiece, type Hang, type HangCell, type SentenceHangs, type WordsHang } from './hangs.js';
