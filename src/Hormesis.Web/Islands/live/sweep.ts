import type { Columns } from "./course.ts";

/** The last seconds of a wave, every frame of it; what is older goes. */
export class Sweep {
  static readonly MOST = 2000;

  readonly columns: Columns;
  readonly #seconds: number;
  readonly #times: number[] = [];
  readonly #values: readonly (number | null)[][];

  constructor(channels: number, seconds: number) {
    this.#seconds = seconds;
    this.#values = Array.from({ length: channels }, () => []);
    this.columns = [this.#times, ...this.#values];
  }

  /** A wave has no past worth keeping. */
  fill(): void {
    for (const column of this.columns) column.length = 0;
  }

  add(time: number, values: readonly (number | null)[]): boolean {
    if (time <= (this.#times.at(-1) ?? -Infinity)) return false;
    this.#times.push(time);
    this.#values.forEach((column, c) => column.push(values[c] ?? null));
    const old = this.#times.findIndex((t) => t > time - this.#seconds);
    const gone = Math.max(old, this.#times.length - Sweep.MOST);
    if (gone > 0) for (const column of this.columns) column.splice(0, gone);
    return true;
  }
}
