import { fileURLToPath } from 'node:url';

/**
 * Stoke Mandeville as its trust returned it for 2016-17, with the base year 2016/17: what tests assert of a real hospital with a PFI
 * contract to the pound. It stays as it is when the hospital that is shipped (sites/stoke-mandeville) gets a later return.
 */
export const STOKE_2016_17 = fileURLToPath(new URL('stoke-mandeville', import.meta.url));
