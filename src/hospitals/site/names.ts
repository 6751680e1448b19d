import { lineControlIn } from '../../files/index.js';

const MEMBER = /^[a-z][a-z0-9_]{0,59}$/;
const CODE = /^[a-z0-9][a-z0-9-]{0,63}$/;
const TEMPLATE = /^[a-z0-9][a-z0-9_-]{0,59}(\/[a-z0-9][a-z0-9_-]{0,59}){0,3}$/;
/** Names that JavaScript keeps for itself: a table keyed by one of them would misbehave. */
const KEPT = new Set(['__proto__', 'constructor', 'prototype']);

/** What a pool, a block or a member of another dimension may be called. */
export const MEMBER_RULE =
  'Use small letters, digits and _, beginning with a letter, at most 60 (not constructor or prototype)';
export const CODE_RULE = 'Use small letters, digits and -, at most 64, as in stoke-mandeville';
export const TEMPLATE_RULE = 'Use small letters, digits, - and _, with / between parts, as in pfi/charge_published';

/** A name stands in tables and headings. */
const LONGEST_NAME = 120;

/** What is wrong with the text of a name or a label; undefined when it can be printed as it is. */
export function flawOfName(
  text: string,
  longest = LONGEST_NAME,
): { readonly found: string; readonly right: string } | undefined {
  const control = lineControlIn(text);
  if (control !== undefined)
    return {
      found: `a line break, tab, mark of direction or other control character (${control})`,
      right: 'Take it away',
    };
  if (text.length <= longest) return undefined;
  return { found: `${text.length} characters`, right: `At most ${longest} are printed: shorten it` };
}

export function isMemberName(text: string): boolean {
  return MEMBER.test(text) && !KEPT.has(text);
}

export function isSiteCode(text: string): boolean {
  return CODE.test(text);
}

/** The id of a section, scenario or option: a path below `templates/` that cannot leave it. */
export function isTemplateId(text: string): boolean {
  return TEMPLATE.test(text);
}

/** `other_hard_fm` → "Other hard fm": what is printed when a member has no label of its own. */
export function plainLabel(member: string): string {
  const words = member.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
