const READS = /this model takes \d+ reads of one cell by another, \d+ of them in/;
const STEPS = /this model takes \d+ steps of computing, \d+ of them in/;

/** Model files that are small to send and would be large to run: each must be refused, or computed in bounded time and memory. */
const list = (count: number, text: (index: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(between);

const HEAD = 'section: Heavy\ntimeline: { first: 2025, base: 2026, last: 2030 }\n';
const LONG = 'section: Heavy\ntimeline: { first: 2025, base: 2026, last: 2425 }\n';
const dimension = (name: string, count: number): string =>
  `  ${name}: [${list(count, (index) => `${name}${index}`, ', ')}]\n`;
const line = (name: string, formula: string, more = ''): string =>
  `  ${name}:\n    unit: 1\n${more}    formula: ${formula}\n`;

/** By name: the file, and what is said of it when it is refused. */
export const HEAVY: Readonly<Record<string, string | readonly [text: string, said: RegExp]>> = {
  'a queue of 2,000 members in twenty lines': [
    `${HEAD}dimensions:\n${dimension('pool', 2000)}lines:\n${line('x', 't', '    by: pool\n')}${list(20, (index) => line(`q${index}`, 'earlier(x) + earlier(x)', '    by: pool\n'))}`,
    READS,
  ],
  'a queue of 2,000 members that waits for itself': [
    `${HEAD}dimensions:\n${dimension('pool', 2000)}lines:\n${list(20, (index) => line(`q${index}`, `t + earlier(q${index}) / 3000`, '    by: pool\n'))}`,
    READS,
  ],
  'a circle of 2,000 members': [
    `${HEAD}dimensions:\n${dimension('pool', 2000)}lines:\n${list(10, (index) => line(`c${index}`, `prev(c${index}, 1) + earlier(c${index}) / 3000 + prev(c${(index + 1) % 10}, 0)`, '    by: pool\n'))}`,
    READS,
  ],
  'two dimensions of 2,000': [
    `${HEAD}dimensions:\n${dimension('a', 2000)}${dimension('b', 2000)}lines:\n${line('x', 't', '    by: [a, b]\n')}`,
    /a × b has 4000000 members/,
  ],
  'two dimensions of 200, each totalled over the other': `${HEAD}dimensions:\n${dimension('a', 200)}${dimension('b', 200)}lines:\n${line('x', 't', '    by: [a, b]\n')}${line('y', 'total(x) + mean(x) + largest(x)', '    by: a\n')}${line('z', 'total(x)')}`,
  'a matrix product of 12 × 2,000 × 2,000': [
    `${HEAD}dimensions:\n${dimension('a', 12)}${dimension('b', 2000)}${dimension('c', 2000)}lines:\n${line('x', 't', '    by: [a, b]\n')}${line('y', 'total(x) + total(x) + total(x)', '    by: [a, c]\n')}`,
    READS,
  ],
  '40 dimensions of 2,000': [
    `${HEAD}dimensions:\n${list(40, (index) => dimension(`d${index}x`, 2000))}lines:\n${line('x', 't')}`,
    /this file has \d+ bytes/,
  ],
  '4,000 lines that each read the one before': `${HEAD}lines:\n${line('x0', 't')}${list(4000, (index) => line(`x${index + 1}`, `x${index} + 1`))}`,
  '3,000 lines in one circle over 400 years': `${LONG}lines:\n${list(3000, (index) => line(`x${index}`, `prev(x${(index + 1) % 3000}, 1) * 1`))}`,
  'rates of return of 700 members over 400 years': [
    `${LONG}dimensions:\n${dimension('pool', 700)}lines:\n${line('x', 'if(t == 1, -1000, 1)', '    by: pool\n')}${list(5, (index) => line(`r${index}`, 'irr(x)', '    by: pool\n'))}`,
    STEPS,
  ],
  'sums of all years in every year': [
    `${LONG}dimensions:\n${dimension('pool', 700)}lines:\n${line('x', 't', '    by: pool\n')}${list(4, (index) => line(`s${index}`, `t + sum(x) + highest(x) + cumulative(x)`, '    by: pool\n'))}`,
    STEPS,
  ],
  'fewest beds of a load of 10,000, in 400 years of 700 members': [
    `${LONG}dimensions:\n${dimension('pool', 700)}lines:\n${list(5, (index) => line(`e${index}`, 'erlang_beds(9999 + t / 1000, 0.000000000001) + erlang_b(9999, 1000000)', '    by: pool\n'))}`,
    STEPS,
  ],
  '240 operators that hang on one another, in 200 lines': `${HEAD}lines:\n${list(200, (index) =>
    line(
      `x${index}`,
      list(240, () => 't', '*'),
    ),
  )}`,
  'functions of 240 arguments in 100 lines': `${HEAD}lines:\n${list(100, (index) => line(`x${index}`, `max(${list(240, () => 't', ', ')})`))}`,
  'parentheses 58 deep in 300 lines': `${HEAD}lines:\n${list(300, (index) => line(`x${index}`, 'abs('.repeat(58) + 't' + ')'.repeat(58)))}`,
  'powers of powers of powers': `${HEAD}lines:\n${line('x0', '9')}${list(200, (index) => line(`x${index + 1}`, `x${index} ^ x${index}`))}`,
  'a failure in every cell': `${LONG}dimensions:\n${dimension('pool', 2000)}lines:\n${list(2, (index) => line(`f${index}`, `1 / (t - t)`, '    by: pool\n'))}`,
  'a draw that 40,000 cells hang on': `${LONG}dimensions:\n${dimension('pool', 20)}inputs:\n  x: { unit: 1, value: 1, spread: { shape: uniform, low: 0, high: 2 } }\nlines:\n${list(5, (index) => line(`d${index}`, `x * t + prev(d${index}, 1) / 2 + floor(x)`, '    by: pool\n'))}`,
  'a queue of 500 members for a drawn place': `${HEAD}dimensions:\n${dimension('pool', 500)}inputs:\n  x: { unit: 1, value: 1, spread: { shape: uniform, low: 0, high: 2 } }\nlines:\n${line('q', 'x * t + earlier(q) / 3000', '    by: pool\n')}`,
  '2,000 inputs that are drawn': `${HEAD}inputs:\n${list(2000, (index) => `  i${index}: { unit: 1, value: 1, spread: { shape: pert, low: 0, high: 2 } }\n`)}lines:\n${list(2000, (index) => line(`x${index}`, `i${index} * t`))}`,
  'one queue of 2,000 members': `${HEAD}dimensions:\n${dimension('pool', 2000)}lines:\n${line('q', 't + earlier(q) / 3000', '    by: pool\n')}`,
  'a name of each builtin': `${HEAD}lines:\n${list(BUILTINS().length, (index) => line(BUILTINS()[index] ?? '', 't'))}`,
  'a table of 4,000 rows looked up in every year': `${LONG}tables:\n  steps: { unit: 1, rows: { ${list(4000, (index) => `${index}: 1`, ', ')} } }\nlines:\n${list(200, (index) => line(`x${index}`, 'lookup(steps, year + t)'))}`,
  '2,000 inputs of a value a year': `${LONG}inputs:\n${list(2000, (index) => `  i${index}: { unit: 1, series: { 2025: 1 }, beyond: hold }\n`)}lines:\n${line('x', 'i0')}`,
};

function BUILTINS(): string[] {
  return [
    'tostring',
    'valueof',
    'hasownproperty',
    'eval',
    'function',
    'arguments',
    'this',
    'self',
    'window',
    'process',
    'require',
    'module',
    'globalthis',
    'undefined',
    'null',
    'true',
    'false',
    'nan',
    'infinity',
    'delete',
    'new',
    'class',
    'return',
    'r',
    'i',
    'm',
    'c',
    'v',
    'y',
    'note',
    'years',
  ];
}
