import type { TopicGroup } from '../workbook/index.js';

/** A group of lines, their names one after another. */
export function group(title: string, lines: string): TopicGroup {
  return { title, lines: lines.split(' ') };
}
