export { ASK_KEYS, WAY_KEYS } from '../readAsk.js';
export { GIFT_KEYS, MEMBER_KEYS, RETURN_KEYS } from '../readReturn.js';
export { EDITIONS, ROWS } from '../return.js';
export { SPELLING_KEYS } from '../adding/spellings.js';
