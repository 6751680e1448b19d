import { placeNamed, type Site } from '../hospitals/index.js';
import { BUSINESS_AS_USUAL, roleOf, type Settings } from '../library/index.js';
import type { Overview } from '../library/reports/index.js';
import { hangsOn } from '../model/simulate/index.js';
import type { Given } from '../model/values/index.js';
import type { Structure } from '../model/structure/index.js';
import type { Problem } from '../problems/index.js';

/** The options of a hospital with their models, and what it and its scenario give for all of them. */
interface Compared {
  readonly options: readonly Settings[];
  readonly structureOf: (option: Settings) => Structure | undefined;
  readonly forAll: readonly Given[];
  readonly overview: Overview | undefined;
}

/**
 * Business as usual is one for all options, and has no programme. Warns of an option that gives an input behind what is as usual, since it
 * would be reckoned against a business as usual of its own; and of a hospital or a scenario that gives what options differ by.
 */
export function warnOfOwnCounterfactuals({ options, structureOf, forAll, overview }: Compared): Problem[] {
  const usual = options.find((option) => roleOf(option) === 'usual');
  const differBy = new Set(usual?.givens.map(({ name }) => name));
  const lines = (overview?.as_usual ?? []).map(({ name }) => name);
  const own = options
    .filter((option) => ['programme', 'acting'].includes(roleOf(option)))
    .flatMap((option) => {
      const structure = structureOf(option);
      if (structure === undefined) return [];
      return option.givens
        .filter(({ name }) => !differBy.has(name) && hangsOn(structure, lines, name))
        .map(({ name, place }) =>
          warning(
            place,
            `option ${option.id} gives ${name}, on which business as usual rests too: it is reckoned against one of its own`,
            'Give it in site.yaml or the scenario, for all options alike',
          ),
        );
    });
  const common = forAll
    .filter(({ name }) => differBy.has(name))
    .map(({ name, place }) =>
      warning(
        place,
        `${name} is given for all options, which differ by it: those that do not give it themselves follow this`,
        'Leave it to the options',
      ),
    );
  return [...own, ...common];
}

function warning(place: Given['place'], found: string, right: string): Problem {
  return { severity: 'warning', ...place, found, right };
}

/** Every option is compared with business as usual, which a hospital lists first. */
export function refuseAnotherFirst(given: Site, problems: Problem[]): void {
  if (given.options[0] === BUSINESS_AS_USUAL) return;
  problems.push({
    severity: 'error',
    ...placeNamed(given, 'options', given.options[0] ?? ''),
    found: `the options do not begin with ${BUSINESS_AS_USUAL}`,
    right: 'Every option is compared with it: put it first',
  });
}
