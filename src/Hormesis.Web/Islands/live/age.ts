/** A value is stale when it is older than this: it may then no longer be read as what is now. */
export const STALE_AFTER_MS = 1500;

/** Whole seconds of a stale value; undefined while it is fresh, or when its age is not known. */
export function staleSeconds(ageMs: number): number | undefined {
  return ageMs >= STALE_AFTER_MS ? Math.floor(ageMs / 1000) : undefined;
}

/**
 * How late frames come: the server's clock and the page's differ by nobody knows what, but the quickest frame so far had the least delay,
 * and what is later than that is late by the difference.
 */
export class Lateness {
  #least = Infinity;

  /** Milliseconds that a frame which was sent then and came now is late. */
  of(sentMs: number, cameMs: number): number {
    const apart = cameMs - sentMs;
    if (apart < this.#least) this.#least = apart;
    return apart - this.#least;
  }

  /** After a new connection everything is told anew. */
  forget(): void {
    this.#least = Infinity;
  }
}
