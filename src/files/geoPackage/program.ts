import { readFileSync, writeSync } from 'node:fs';
import start from 'sql.js';
import wasmBinary from 'sql.js/dist/sql-wasm.wasm';
import { layerIn } from './layerIn.js';
import { BOUNDS, type Asked, type Reply } from './readGeoPackage.js';
import { EXPORT, Refused } from './statements.js';

const LONGEST_REASON = 80;
/** SQLite believes nothing that the file says of itself, writes nothing, and has only so much memory. */
const GUARDED = ['trusted_schema = OFF', 'query_only = ON', 'cell_size_check = ON', `hard_heap_limit = ${BOUNDS.heap}`];

/** Reads the layer that is asked for of a GeoPackage on standard input, and writes it to standard output. */
async function answer(asked: Asked): Promise<Reply> {
  const { Database } = await start({ wasmBinary });
  try {
    const db = new Database(readFileSync(0));
    for (const pragma of GUARDED) db.run(`PRAGMA ${pragma}`);
    return { layer: layerIn(db, asked) };
  } catch (error) {
    if (error instanceof Refused) return { found: error.found, right: error.right };
    const reason = error instanceof Error ? error.message.slice(0, LONGEST_REASON) : '';
    return { found: `it is damaged, or no SQLite database (${reason})`, right: EXPORT };
  }
}

void answer(JSON.parse(process.argv[2] ?? '') as Asked).then((said) => {
  const reply = Buffer.from(JSON.stringify(said));
  for (let at = 0; at < reply.length;) at += writeSync(1, reply, at);
});
