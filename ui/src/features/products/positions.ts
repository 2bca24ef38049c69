/** Which product stands at which place of the table, as far as it is known. Pure. */

export class Positions {
  private readonly skus = new Map<number, string>();

  /** The part of a stretch that must be asked for; `null` when all of it is known. */
  missing(first: number, last: number): { offset: number; count: number } | null {
    let [from, to] = [first, last];
    while (from <= to && this.skus.has(from)) from += 1;
    while (to > from && this.skus.has(to)) to -= 1;
    return from > to ? null : { offset: from, count: to - from + 1 };
  }

  learn(offset: number, skus: string[]): void {
    for (const [at, sku] of skus.entries()) this.skus.set(offset + at, sku);
  }

  /** The products from `first` to `last`; those that are not known are left out. */
  stretch(first: number, last: number): string[] {
    const found: string[] = [];
    for (let at = first; at <= last; at++) {
      const sku = this.skus.get(at);
      if (sku !== undefined) found.push(sku);
    }
    return found;
  }
}
