import { partsOfMember, partsOfName } from '../model/names/index.js';
import type { Study } from '../study/index.js';

/** What people call a member, by dimension and member. */
export type MemberLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What people call each member, by dimension: the site's own labels, and for two dimensions crossed both members' together. */
export function memberLabelsOf(study: Study): MemberLabels {
  const own = study.site.memberLabels;
  const crossed = study.structures
    .flatMap(({ blueprint }) => [...blueprint.dimensions.values()])
    .filter(({ name }) => partsOfName(name).length > 1);
  const labels = crossed.map(({ name, members }) => {
    const parts = partsOfName(name);
    const label = (member: string): string =>
      partsOfMember(member)
        .map((part, index) => own[parts[index] ?? '']?.[part] ?? part)
        .join(' · ');
    return [name, Object.fromEntries(members.map((member) => [member, label(member)]))] as const;
  });
  return { ...own, ...Object.fromEntries(labels) };
}

/** More contracts than this are counted. */
const MOST_NAMED = 4;

/** What people call the contracts of a hospital, all together. */
export function contractsOf({ contracts, name }: Pick<Study['site'], 'contracts' | 'name'>): string {
  const named = contracts.flatMap(({ isNamed, label }) => (isNamed ? label : []));
  return named.length > MOST_NAMED ? `${named.length} contracts` : named.join('; ') || `${name}, PFI`;
}
