import uPlot from "uplot";
import { Course } from "./course.ts";
import type { Snapshot } from "./model.ts";
import { Sweep } from "./sweep.ts";
import type { Say } from "./words.ts";

const HEIGHT = 120;

/** One drawing: what is measured as a line, what is expected as a dashed one. */
export class Trace {
  readonly #channels: readonly string[];
  readonly #place: HTMLElement;
  readonly #course: Course | Sweep;
  readonly #plot: uPlot;
  readonly #probe = document.createElement("i");
  #changed = false;

  constructor(figure: HTMLElement, say: Say) {
    this.#channels = (figure.dataset["trace"] ?? "").split(" ");
    this.#place = figure.querySelector<HTMLElement>(".plot") ?? figure;
    const window = Number(figure.dataset["window"] ?? "0");
    this.#course = window > 0 ? new Sweep(this.#channels.length, window) : new Course(this.#channels.length);
    this.#probe.hidden = true;
    figure.append(this.#probe);
    const range: uPlot.Range.MinMax = [Number(figure.dataset["low"]), Number(figure.dataset["high"])];
    this.#plot = new uPlot(this.#options(range, window, say), this.#course.columns, this.#place);
    new ResizeObserver(() => this.#plot.setSize({ width: this.#place.clientWidth, height: HEIGHT })).observe(this.#place);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#plot.redraw());
  }

  fill(all: Snapshot): void {
    this.#course.fill(this.#channels.map((c) => all.traces[c]));
    this.#changed = true;
  }

  add(time: number, value: (channel: string) => number | null): void {
    this.#changed = this.#course.add(time, this.#channels.map(value)) || this.#changed;
  }

  /** Draws when there is something new: a few times a second, not at every frame. */
  draw(): void {
    if (!this.#changed) return;
    this.#changed = false;
    this.#plot.setData(this.#course.columns);
  }

  // A canvas knows no light-dark(): an element's own colour is resolved.
  #colour(name: string): string {
    this.#probe.style.color = `var(${name})`;
    return getComputedStyle(this.#probe).color;
  }

  #options([low, high]: uPlot.Range.MinMax, window: number, say: Say): uPlot.Options {
    const colour = (name: string) => () => this.#colour(name);
    const axis: uPlot.Axis = {
      stroke: colour("--trace-text"),
      grid: { stroke: colour("--trace-grid"), width: 1 },
      ticks: { show: false },
      font: "12px system-ui, sans-serif",
    };
    return {
      width: Math.max(120, this.#place.clientWidth),
      height: HEIGHT,
      legend: { show: false },
      cursor: { show: false },
      padding: [8, 8, 0, 0],
      scales: {
        x: { time: false, ...(window > 0 ? { range: (_, __, newest) => [(newest ?? 0) - window, newest ?? 0] } : {}) },
        // Both ends are given; what goes beyond them gets room.
        y: { range: (_, least, greatest) => [Math.min(low!, 1.05 * (least ?? low!)), Math.max(high!, 1.05 * (greatest ?? high!))] },
      },
      axes: [
        { ...axis, size: 24, values: (_, times) => times.map((t) => say.time(t)) },
        { ...axis, size: 44, values: (_, ticks) => ticks.map((t) => say.number(t, Math.abs(high! - low!) < 3 ? 1 : 0)) },
      ],
      series: [
        {},
        ...this.#channels.map((channel): uPlot.Series => ({
          stroke: colour(channel.startsWith("expected") ? "--trace-expected" : "--trace-line"),
          width: 2,
          points: { show: false },
          spanGaps: false,
          ...(channel.startsWith("expected") ? { dash: [6, 4] } : {}),
        })),
      ],
    };
  }
}
