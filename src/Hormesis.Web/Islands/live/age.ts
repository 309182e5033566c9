/** A value is stale when it is older than this: it may then no longer be read as what is now. */
export const STALE_AFTER_MS = 1500;

/** Whole seconds of a stale value; undefined while it is fresh. */
export function staleSeconds(ageMs: number): number | undefined {
  return ageMs >= STALE_AFTER_MS ? Math.floor(ageMs / 1000) : undefined;
}
