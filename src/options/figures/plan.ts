import { ringsOf } from '../../land/index.js';
import { BUSINESS_AS_USUAL } from '../study.js';
import type { BlockState, PlanBlock, PlanOption, SitePlanFigure } from './figures.js';
import type { FigureCase, FigureSubject } from './subject.js';

/** The site with its blocks kept, emptied and PFI at the horizon, for each option that may empty some. */
export function sitePlan({ study, cases }: FigureSubject): SitePlanFigure {
  const { map } = study.site;
  const blocks = map.blocks.map((block, index): PlanBlock => ({
    id: block.id,
    label: /\d+$/.exec(block.label)?.[0] ?? String(index + 1),
    rings: ringsOf(block.polygons),
  }));
  const acting = cases.filter((each) => !each.option.whatIf && each.option.id !== BUSINESS_AS_USUAL);
  return {
    boundary: ringsOf(map.boundary),
    blocks,
    siteAreaM2: cases[0]?.view.input('site_area') ?? null,
    options: (acting.length > 0 ? acting : cases.slice(0, 1)).map((each) => planOf(each, study)),
    source: sourceOf(study),
  };
}

function planOf({ option, view }: FigureCase, study: FigureSubject['study']): PlanOption {
  const states = study.site.map.blocks.map((block): BlockState =>
    block.tenure === 'pfi' ? 'pfi' : view.at('empty', view.last, block.id) === 1 ? 'emptied' : 'kept',
  );
  const floorAreaM2 = { kept: 0, emptied: 0, pfi: 0 };
  study.site.map.blocks.forEach((block, index) => (floorAreaM2[states[index] ?? 'kept'] += block.floorAreaM2));
  return { label: option.title, states, floorAreaM2, landReleasedM2: view.at('land_released', view.last) ?? 0 };
}

/** Whose outlines they are, and how far they may be trusted. */
function sourceOf({ site }: FigureSubject['study']): string {
  const licence = site.attributions.find((line) => /OpenStreetMap|ODbL/.test(line));
  const outlines = licence === undefined ? 'boundary.geojson and buildings.geojson of the site folder' : licence;
  const some = (status: string): boolean => site.map.blocks.some((block) => block.status === status);
  const contract = site.map.blocks.some((block) => block.tenure === 'pfi') ? ', and which blocks are PFI,' : '';
  if (some('illustrative')) return `${outlines}. The boundary, the floor areas${contract} are illustrative.`;
  return some('assumed') ? `${outlines}. How the floor lies in the blocks is assumed.` : `${outlines}.`;
}
