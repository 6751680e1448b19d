export { addReturn, type AddedReturn, type ToAdd } from './add.js';
