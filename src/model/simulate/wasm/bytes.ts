/** Bytes written one after the other, into room that doubles as it fills. */
export class Bytes {
  private room = new Uint8Array(256);
  private used = 0;

  byte(value: number): this {
    if (this.used === this.room.length) this.grow(this.used + 1);
    this.room[this.used++] = value;
    return this;
  }

  /** A whole number from 0 on, in base 128, its lowest digit first: how the binary format writes counts, places and addresses. */
  unsigned(value: number): this {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return this.byte(rest);
  }

  /** A whole number of 32 bits with its sign, likewise. */
  signed(value: number): this {
    let rest = value;
    while (rest < -0x40 || rest > 0x3f) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    return this.byte(rest & 0x7f);
  }

  all(values: ArrayLike<number>): this {
    const end = this.used + values.length;
    if (end > this.room.length) this.grow(end);
    this.room.set(values, this.used);
    this.used = end;
    return this;
  }

  /** Other bytes, with their number before them. */
  counted(bytes: Bytes): this {
    return this.unsigned(bytes.used).all(bytes.written());
  }

  /** Several of a kind, with their number before them. */
  vector<Item>(items: readonly Item[], write: (item: Item, index: number) => void): this {
    this.unsigned(items.length);
    items.forEach(write);
    return this;
  }

  /** Characters, with the number of their bytes before them. */
  text(characters: string): this {
    const bytes = new TextEncoder().encode(characters);
    return this.unsigned(bytes.length).all(bytes);
  }

  written(): Uint8Array<ArrayBuffer> {
    return this.room.subarray(0, this.used);
  }

  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.room.length));
    larger.set(this.written());
    this.room = larger;
  }
}
