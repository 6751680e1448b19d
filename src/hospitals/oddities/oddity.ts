import type { Problem } from '../../problems/index.js';
import type { Figure } from './figures.js';

/** An oddity at a figure's place. */
export function warning({ place }: Pick<Figure, 'place'>, found: string, right: string): Problem {
  return { severity: 'warning', ...place, found, right };
}

/** 54690 → "54,690"; at most two decimals. */
export function said(number: number): string {
  // Two decimals at most, so that no comma falls among them; setting up a locale would cost more than reading the folder's maps.
  return String(Number(number.toFixed(2))).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}
