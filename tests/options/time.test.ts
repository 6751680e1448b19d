import { test } from 'vitest';
import { join } from 'node:path';
import { templates, sites } from './reported.js';
import { Library, study } from '../../src/options/index.js';
import { loadSite } from '../../src/sites/index.js';
test('t', () => {
  for (let i = 0; i < 4; i++) {
    let t = performance.now();
    const { site } = loadSite(join(sites, 'stoke-mandeville')); console.log('load', performance.now() - t);
    t = performance.now();
    const p = []; study(site!, new Library(templates), p); console.log('study', performance.now() - t);
    t = performance.now(); const { site: s2 } = loadSite(join(sites, 'typical-acute')); console.log('load2', performance.now() - t);
    t = performance.now(); study(s2!, new Library(templates), p); console.log('study2', performance.now() - t);
  }
});
