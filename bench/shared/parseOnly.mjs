// The peer of loadModel: the yaml package reads its own code and parses the file.
import { readFileSync } from 'node:fs';

const start = performance.now();
const { parse } = await import(process.argv[2]);
const model = parse(readFileSync(process.argv[3], 'utf8'));
const parsed = performance.now() - start;
if (Object.keys(model.lines).length !== 150) throw new Error('the file has other lines');
console.log(JSON.stringify({ parsed }));
