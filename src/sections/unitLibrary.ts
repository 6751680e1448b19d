import { createRequire } from 'node:module';
import type * as Mathjs from 'mathjs';
import { lendUnits } from '../model/units/index.js';

const load = createRequire(import.meta.url);

// From one file: as modules mathjs would take a second to read.
lendUnits(() => load('mathjs/lib/browser/math.js') as typeof Mathjs);
