import { UserError } from '../problems/index.js';
import { nameHolds, readableName, sameName } from './names.js';
import { tell, type Piece, type Pieces } from './pieces.js';
import type { Cut, Gathered } from './gathered.js';
import { endedAs } from '../returns/ended/index.js';
import { answer, type Row } from '../returns/index.js';

/** A project of HM Treasury’s list, and how it is known to be the hospital's. */
export interface FoundContract {
  readonly cut: Cut;
  readonly project: string;
  readonly name: string;
  /** Why it is taken for the hospital's. */
  readonly because: string;
  /** Codes of further sites that return a PFI sheet of the same contract. */
  readonly also: readonly string[];
  /** The last year (by its end) for which the list has a payment; 0 where it has none. */
  readonly lastPayment: number;
}

/** The contracts of a hospital, and those of its trust that may be its own and were not taken. */
export interface Contracts {
  readonly found: readonly FoundContract[];
  /** Those that would be its own and run no more by the list, as a sentence names them: 293 Stoke Mandeville, “Terminated”. */
  readonly ended: readonly string[];
  readonly others: readonly string[];
}

/** By what a site is met with HM Treasury’s list; of a PFI sheet it matters alone whether there is one. */
type OfContract = Pick<Gathered, 'code' | 'name' | 'trust' | 'trustCode'> & { readonly pfi: readonly unknown[] };

/**
 * The projects of HM Treasury’s list that are a site's. No publisher gives a common key: a match made by hand comes first; else a
 * project of the same authority whose name holds the hospital's, or the authority's only one where the site returns a PFI sheet.
 */
export function contractsOf(pieces: Pieces, gathered: OfContract, named?: string): Contracts {
  const [list] = pieces.of('hmt-pfi');
  if (list === undefined) return { found: [], ended: [], others: [] };
  const { found, others } = matchedIn(list, pieces, gathered, named);
  const over = found.flatMap(({ project, name, cut: { own } }) => {
    const status = own[0] === undefined ? undefined : endedAs(list.ofReturn, list.rows, own[0]);
    return status === undefined
      ? []
      : [{ project, said: `${project} ${name}, “${status}” in ${list.ofReturn.called} ${list.printed}` }];
  });
  if (named !== undefined && over[0] !== undefined)
    throw new UserError(`--pfi cannot be used: it has the contract ${over[0].said}`, [
      'Leave it out: a contract that runs no more costs nothing, and its buildings are drawn as owned',
    ]);
  const isOver = (project: string): boolean => over.some((each) => each.project === project);
  return { found: found.filter(({ project }) => !isOver(project)), ended: over.map(({ said }) => said), others };
}

function matchedIn(
  list: Piece,
  pieces: Pieces,
  gathered: OfContract,
  named: string | undefined,
): Pick<Contracts, 'found' | 'others'> {
  const taken = (row: Row, because: string): FoundContract => ({
    cut: { piece: list, own: [row] },
    project: tell(list, row, 'project'),
    name: tell(list, row, 'name'),
    because,
    also: furtherSites(pieces, tell(list, row, 'project'), gathered.code),
    lastPayment: lastPaymentOf(list, row),
  });
  const byHand = named === undefined ? matchedByHand(pieces, gathered.code) : [named];
  const matched = list.rows.rows.filter((row) => byHand.includes(tell(list, row, 'project')));
  if (named !== undefined && matched.length === 0)
    throw new UserError(`There is no project ${named} in ${list.what}`, ['See the numbers in its column of projects']);
  if (matched.length > 0)
    return {
      found: matched.map((row) =>
        taken(row, named === undefined ? 'matched by hand' : namedBy(list, row, gathered.trust)),
      ),
      others: [],
    };
  const ofTrust = list.rows.rows.filter((row) => isOfTrust(list, row, gathered.trust));
  const byName = ofTrust.filter((row) => sharesName(tell(list, row, 'name'), gathered.name));
  const [only, ...more] = byName;
  if (only !== undefined && more.length === 0)
    return { found: [taken(only, 'its name and authority are the hospital’s')], others: [] };
  const [single, ...rest] = ofTrust;
  if (single !== undefined && rest.length === 0 && gathered.pfi.length > 0 && onlyPfiSite(pieces, gathered))
    return {
      found: [
        taken(
          single,
          'it is its authority’s only one, and the site the only one of its trust that returns a PFI sheet',
        ),
      ],
      others: [],
    };
  return { found: [], others: ofTrust.map((row) => `${tell(list, row, 'project')} ${tell(list, row, 'name')}`) };
}

/** A project that is typed may be another trust's: its authority is said. */
function namedBy(list: Piece, row: Row, trust: string): string {
  const authority = readableName(tell(list, row, 'authority'));
  return isOfTrust(list, row, trust)
    ? 'you named it'
    : `you named it, and its authority is ${authority}: is it this site’s?`;
}

function matchedByHand(pieces: Pieces, code: string): string[] {
  return pieces
    .of('pfi-sites')
    .flatMap((piece) =>
      piece.rows.rows
        .filter((row) => tell(piece, row, 'site').toUpperCase() === code)
        .map((row) => tell(piece, row, 'project')),
    );
}

/** Sites beside this one that are of a project, as they were matched by hand. */
function furtherSites(pieces: Pieces, project: string, code: string): string[] {
  const sites = pieces
    .of('pfi-sites')
    .flatMap((piece) =>
      piece.rows.rows
        .filter((row) => tell(piece, row, 'project') === project)
        .flatMap((row) => [tell(piece, row, 'site'), ...tell(piece, row, 'also').split(' ')]),
    )
    .map((site) => site.toUpperCase());
  return sites.filter((site) => site !== '' && site !== code);
}

function isOfTrust(list: Piece, row: Row, trust: string): boolean {
  const authority = readableName(tell(list, row, 'authority'));
  return sameName(authority, trust) || nameHolds(authority, trust) || nameHolds(trust, authority);
}

function sharesName(project: string, hospital: string): boolean {
  return nameHolds(project, hospital) || nameHolds(hospital, project);
}

function onlyPfiSite(pieces: Pieces, { trustCode, code }: OfContract): boolean {
  const [sheet] = pieces.of('eric-pfi');
  if (sheet === undefined) return false;
  const sites = sheet.rows.rows
    .filter((row) => tell(sheet, row, 'trust').toUpperCase() === trustCode)
    .map((row) => tell(sheet, row, 'site').toUpperCase());
  return sites.length === 1 && sites[0] === code;
}

/** The year of the last payment in a row of the list; 0 where it has none. */
function lastPaymentOf(list: Piece, row: Row): number {
  const asks = [...list.ofReturn.gives.values()].flatMap((gift) => (gift.kind === 'asked' ? gift.ask : []));
  const last = asks.find(({ how }) => how === 'last');
  return last === undefined ? 0 : (answer(last, list.rows, [row], () => undefined)?.amount ?? 0);
}
