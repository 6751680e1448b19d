import type { Node } from './nodes.js';

/** Where everything stands in the memory of the compiled model: addresses in bytes. */
export class Layout {
  private next = 16;
  private readonly places = new Map<Node, number>();
  /** What does not change from draw to draw: address and numbers. */
  readonly constants: { readonly address: number; readonly values: Float64Array }[] = [];
  private readonly slots = new Map<Node, number>();
  private readonly yearlySlots = new Map<Node, number>();
  readonly inputs: number;
  readonly block: number;
  private cells = 0;
  private cellsAddress = 0;

  constructor(
    readonly years: number,
    streams: number,
    cells: number,
  ) {
    this.block = blockOf(streams + cells);
    this.inputs = this.take(streams * this.block * 8);
    this.cells = cells;
  }

  /** Address of the figures of a piece of data: 8 bytes a year. */
  constant(node: Node & { kind: 'data' }): number {
    const known = this.places.get(node);
    if (known !== undefined) return known;
    const address = this.take(node.values.length * 8);
    this.places.set(node, address);
    this.constants.push({ address, values: node.values });
    return address;
  }

  /** Address of one stream's draws of a block: 8 bytes a draw. */
  input(stream: number): number {
    return this.inputs + stream * this.block * 8;
  }

  /** Address where a pass leaves a value of a pair of draws for another: 16 bytes. */
  slot(node: Node): number {
    const address = this.slots.get(node) ?? this.take(16);
    this.slots.set(node, address);
    return address;
  }

  /** As `slot`, for a value a year: 16 bytes each, with room on both sides for reads beyond the years. */
  yearlySlot(node: Node): number {
    const around = this.years * 16;
    const address = this.yearlySlots.get(node) ?? this.take(3 * around) + around;
    this.yearlySlots.set(node, address);
    return address;
  }

  /** Address of the results: 8 bytes a draw, a block after the other. Nothing may be placed after it. */
  results(): number {
    if (this.cellsAddress === 0) this.cellsAddress = this.take(this.cells * this.block * 8);
    return this.cellsAddress;
  }

  get bytes(): number {
    return this.next;
  }

  private take(bytes: number): number {
    const address = this.next;
    this.next += Math.ceil(bytes / 16) * 16;
    return address;
  }
}

/** Draws and results of a block stay in the processor's cache where they can. */
const BLOCK_BYTES = 2 ** 19;

/**
 * Draws that are worked out together: an odd number of 16s. With 512, a draw of every input would stand in the same place of its
 * page, and they would drive one another out of the processor's nearest cache.
 */
function blockOf(figures: number): number {
  const fitting = Math.floor(BLOCK_BYTES / 8 / Math.max(1, figures));
  return Math.min(496, Math.max(16, fitting - ((fitting + 16) % 32)));
}
