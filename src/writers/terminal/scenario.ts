import type { CounterFact, DescribedInput, DescribedScenario, EffectFacts, ScopeFacts } from '../../scenarios/index.js';
import { printEffect } from '../../words/index.js';

/** A scenario as a reader sees it on a terminal: what it rests on, what speaks against it, and what it assumes. */
export function printScenario(scenario: DescribedScenario): string {
  const { id, title, note, banner, growth, effects, counterEvidence, conflicts, inputs } = scenario;
  const over = scenario.extends.map((each) => each.id).join(', ');
  return [
    `${title} (${id})`,
    ...(banner === undefined ? [] : ['', banner]),
    ...(note === undefined ? [] : ['', note]),
    ...(over === '' ? [] : ['', `Laid over: ${over}`]),
    ...(growth === undefined ? [] : ['', `Growth: ${growth.title} (${growth.id}). ${growth.note ?? ''}`.trim()]),
    '',
    'EVIDENCE',
    ...(effects.length === 0
      ? ['  None: no programme changes anything.']
      : effects.flatMap((effect, index) => [...(index === 0 ? [] : ['']), ...effectLines(effect)])),
    ...section(
      'WHERE THE SOURCES CONTRADICT EACH OTHER',
      conflicts.map(({ text, source }) => `  – ${text} [${source}]`),
    ),
    ...section('WHAT EVALUATIONS WITH COMPARATORS FOUND ELSEWHERE', counterEvidence.map(counterLine)),
    ...section('WHAT IT ASSUMES', inputs.map(inputLine)),
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function effectLines(effect: EffectFacts): string[] {
  const { id, label, kind, quote, source, population, denominator, period, caveat, against, segments, isControlled } =
    effect;
  const whom = effect.pods.length === 0 ? 'all patients' : effect.pods.join(', ').replaceAll('_', ' ');
  const of = segments.length === 0 ? whom : `${segments.join(', ').replaceAll('_', ' ')} among ${whom}`;
  return [
    `  ${id}  ${label}: ${printEffect(effect)}${kind === 'effect' ? '' : ` (a ${kind}, no effect)`}`,
    `    quote        “${quote}”`,
    `    where        ${source}`,
    ...(against === undefined ? [] : [`    against      ${against}`]),
    `    population   ${said(population)}`,
    `    denominator  ${said(denominator)}`,
    `    years        ${said(period)}`,
    `    caveat       ${caveat.replace(/\.?$/, '.')}${isControlled ? '' : ' No controls.'}`,
    `    applied to   ${printScope(effect.scope)} of ${of}`,
    ...(effect.scopeOfPod === undefined
      ? []
      : [`    or           ${printScope(effect.scopeOfPod)} of ${whom}, where a hospital does not count them apart`]),
  ];
}

function said(text: string): string {
  return text === '' || text === 'n/s' ? 'not said by the source' : text;
}

function printScope({ share, status, source, note }: ScopeFacts): string {
  const why = [status, source, note].filter((text) => text !== undefined).join('; ');
  return `${Number((share * 100).toFixed(2))} % (${why === '' ? 'illustrative' : why})`;
}

function counterLine({ id, text, source, status }: CounterFact): string {
  return `  ${id.padEnd(12)}${text} [${source}; ${status}]`;
}

function inputLine({ name, value, spread, status, source }: DescribedInput): string {
  const figure = spread === undefined ? value : `${value}, ${spread}`;
  return `  ${name} = ${figure} (${[status ?? 'unstated', source].filter((text) => text !== undefined).join('; ')})`;
}
