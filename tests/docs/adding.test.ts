import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { Library } from '../../src/library/index.js';
import { View } from '../../src/model/evaluate/index.js';
import { writtenOut } from '../study/longForm.js';
import { built, copyOf, edit, sites, studyOf, templates, temporaryFolder } from '../study/reported.js';

const page = readFileSync(fileURLToPath(new URL('../../docs/adding.md', import.meta.url)), 'utf8');
const [section = '', parameters = '', option = ''] = [...page.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text);

it('the section, the parameter and the option of docs/adding.md, put in as files, are in the net answer of that option alone', () => {
  const root = join(temporaryFolder(), 'templates');
  cpSync(templates, root, { recursive: true });
  writeFileSync(join(root, 'model', 'car_park.yaml'), section);
  writeFileSync(join(root, 'parameters', 'car_park.yaml'), parameters);
  writeFileSync(join(root, 'options', 'car-park-let.yaml'), option);
  const folder = copyOf(join(sites, 'typical-acute'), 'typical-acute');
  const file = join(writtenOut(folder), 'site.yaml');
  edit(file, '  - net_position\n', '  - car_park\n  - net_position\n');
  edit(file, 'options: [business-as-usual,', 'options: [business-as-usual, car-park-let,');
  const { cases } = studyOf(folder, new Library(root, built));
  const viewOf = (id: string): View => {
    const found = cases.find((each) => each.option.id === id);
    if (found === undefined) throw new Error(`no option ${id}`);
    return new View(found.outcome);
  };
  const [own, without] = [viewOf('car-park-let'), viewOf('rationalise-and-sell')];
  const year = own.last;
  expect(own.at('rent_received', year)).toBe(250_000);
  expect(without.at('rent_received', year)).toBe(0);
  expect((own.at('trust_net', year) ?? NaN) - (without.at('trust_net', year) ?? NaN)).toBeCloseTo(250_000, 4);
});
