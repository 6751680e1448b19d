export { ASK_KEYS, GIFT_KEYS, RETURN_KEYS, WAY_KEYS } from '../readReturn.js';
export { EDITIONS, ROWS } from '../return.js';
export { SPELLING_KEYS } from '../adding/spellings.js';
