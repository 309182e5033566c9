import type { Spans } from "./model.ts";

/** Columns that uPlot draws: times, and for each channel its values; null is a gap. */
export type Columns = [number[], ...(number | null)[][]];

/**
 * One drawing's data in bounded memory: what the server has kept of the past as spans, then what came since, thinned by keeping the least
 * and the greatest of each step, so that a peak stays a peak.
 */
export class Course {
  static readonly MOST = 2400;

  readonly columns: Columns;
  readonly #times: number[] = [];
  readonly #values: readonly (number | null)[][];
  #step = 0.25;
  #from = -Infinity;
  #pending: { time: number; low: (number | null)[]; high: (number | null)[] } | undefined;

  constructor(channels: number) {
    this.#values = Array.from({ length: channels }, () => []);
    this.columns = [this.#times, ...this.#values];
  }

  /** Begins with the past; each span gives its least and then its greatest value. */
  fill(spans: readonly (Spans | undefined)[]): void {
    const first = spans.find((s) => s !== undefined);
    if (first === undefined) return;
    this.#pending = undefined;
    for (const column of this.columns) column.length = 0;
    for (let i = 0; i < first.low.length; i++) {
      this.#push(i * first.span, spans.map((s) => s?.low[i] ?? null));
      this.#push((i + 0.5) * first.span, spans.map((s) => s?.high[i] ?? null));
    }
    this.#step = Math.max(this.#step, first.span / 4);
    this.#from = first.low.length * first.span;
  }

  /** Takes in one frame's values; true when the drawing has changed. */
  add(time: number, values: readonly (number | null)[]): boolean {
    const pending = this.#pending;
    if (pending === undefined || time >= pending.time + this.#step) {
      this.#settle();
      this.#pending = { time, low: [...values], high: [...values] };
      return pending !== undefined;
    }
    values.forEach((value, c) => {
      if (value === null) return;
      const [low, high] = [pending.low[c] ?? null, pending.high[c] ?? null];
      pending.low[c] = low === null ? value : Math.min(low, value);
      pending.high[c] = high === null ? value : Math.max(high, value);
    });
    return false;
  }

  #settle(): void {
    const done = this.#pending;
    if (done === undefined || done.time < this.#from) return;
    this.#push(done.time, done.low);
    if (done.low.some((low, c) => low !== done.high[c])) this.#push(done.time + this.#step / 2, done.high);
    if (this.#times.length > Course.MOST) this.#thin();
  }

  #push(time: number, values: readonly (number | null)[]): void {
    this.#times.push(time);
    this.#values.forEach((column, c) => column.push(values[c] ?? null));
  }

  // Four points become two, the least and the greatest of each channel.
  #thin(): void {
    const times = halved(this.#times, (group) => [group[0]!, group[group.length >> 1]!]); // a group has at least one
    replace(this.#times, times);
    for (const column of this.#values) replace(column, halved(column, ends));
    this.#step *= 2;
  }
}

function halved<T>(from: readonly T[], two: (group: readonly T[]) => [T, T]): T[] {
  const kept: T[] = [];
  for (let i = 0; i < from.length; i += 4) kept.push(...two(from.slice(i, i + 4)));
  return kept;
}

function ends(group: readonly (number | null)[]): [number | null, number | null] {
  const known = group.filter((v): v is number => v !== null);
  return known.length > 0 ? [Math.min(...known), Math.max(...known)] : [null, null];
}

function replace<T>(column: T[], by: readonly T[]): void {
  column.length = 0;
  for (const one of by) column.push(one);
}
