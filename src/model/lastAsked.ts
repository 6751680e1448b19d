/** What was made for the keys that were asked for last: few, since each may be large. */
export class LastAsked<Made> {
  private readonly made = new Map<string, Made>();

  constructor(private readonly most: number) {}

  get(key: string, make: () => Made): Made {
    const found = this.made.get(key) ?? make();
    // Asked for just now, it stands last.
    this.made.delete(key);
    this.made.set(key, found);
    const [oldest] = this.made.keys();
    if (this.made.size > this.most && oldest !== undefined) this.made.delete(oldest);
    return found;
  }
}
