import { withoutUnfit } from './text.js';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text as XML holds it, in an element or an attribute. */
export function escapeXml(text: string): string {
  return withoutUnfit(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** An element without attributes, round what stands in it. */
export function element(name: string, ...inside: readonly string[]): string {
  return `<${name}>${inside.join('')}</${name}>`;
}

/** The properties of a chart's text: points, and colour, weight and upright lines where they are not the usual ones. */
export function text(points: number, colour = '404040', isBold = false, isUpright = false): string {
  const fill = `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`;
  const run = `<a:defRPr sz="${points * 100}" b="${isBold ? 1 : 0}">${fill}</a:defRPr>`;
  return `<c:txPr><a:bodyPr${isUpright ? ' rot="-5400000" vert="horz"' : ''}/><a:lstStyle/><a:p><a:pPr>${run}</a:pPr><a:endParaRPr lang="en-GB"/></a:p></c:txPr>`;
}
