import { Lateness, staleSeconds } from "./age.ts";
import type { Snapshot, State } from "./model.ts";
import type { Sound } from "./sound.ts";
import { Trace } from "./trace.ts";
import type { Say } from "./words.ts";

const show = (element: Element | null, isShown: boolean): void => {
  if (element instanceof HTMLElement) element.hidden = !isShown;
};

/** Puts what is told onto the page, and says of every number when it has become old. */
export class Page {
  readonly #root: HTMLElement;
  readonly #say: Say;
  readonly #sound: Sound;
  readonly #traces: readonly Trace[];
  readonly #lateness = new Lateness();
  #channels = new Map<string, number>();
  #values: readonly (number | null)[] = [];
  #state: State | undefined;
  #cameAt = performance.now();
  #hasBegun = false;
  #lateBy = 0;
  #missed = 0;

  constructor(root: HTMLElement, say: Say, sound: Sound) {
    this.#root = root;
    this.#say = say;
    this.#sound = sound;
    show(root.querySelector("[data-script]"), true);
    this.#traces = [...root.querySelectorAll<HTMLElement>("[data-trace]")].map((f) => new Trace(f, say));
  }

  get isOver(): boolean {
    return this.#state?.isOver === true;
  }

  /** All of it, when a connection begins. */
  begin(all: Snapshot): void {
    this.#channels = new Map(all.channels.map((name, i) => [name, i]));
    this.#lateness.forget();
    this.#hasBegun = true;
    for (const trace of this.#traces) trace.fill(all);
    if (all.state !== null) this.turn(all.state);
    if (all.values.length > 0) this.#take(all.values);
  }

  /** One frame of values. */
  frame(values: readonly (number | null)[]): void {
    const before = this.#value("frame");
    this.#take(values);
    const skipped = (this.#value("frame") ?? 0) - (before ?? 0) - 1;
    if (before !== null && skipped > 0) this.#missed += skipped;
    this.#cameAt = performance.now();
    this.#lateBy = this.#lateness.of(this.#value("sent") ?? 0, this.#cameAt);
    const time = this.#value("time") ?? 0;
    for (const trace of this.#traces) trace.add(time, (channel) => this.#value(channel));
  }

  /** Where the session stands; an older state than the one that is shown is left aside. */
  turn(state: State): void {
    if (this.#state !== undefined && state.revision < this.#state.revision) return;
    this.#state = state;
    const text = (selector: string, words: string): void => this.#text(selector, words);
    text("[data-phase]", this.#say.phase(state.phase));
    text("[data-next]", state.next === null ? "" : this.#say.phase(state.next));
    text("[data-pass]", this.#say.text("pass", String(state.pass), String(state.passes)));
    text("[data-stopped-by]", state.stoppedBy === null ? "" : this.#say.alarm(state.stoppedBy));
    text("[data-findings]", state.findings.map((f) => this.#say.finding(f)).join(" · "));
    this.#showBy("[data-next-line]", state.next !== null);
    this.#showBy("[data-held]", state.held);
    this.#showBy("[data-stopped]", state.stop !== null);
    this.#showBy("[data-gas-off]", state.gasOff && state.stop === null);
    this.#showBy("[data-check-wrong]", state.checkWrong !== null);
    this.#showBy("[data-over]", state.isOver);
    this.#showBy(".live-kept", !state.isKept);
    this.#ask(state);
    this.#list(state);
    this.#sound.follow(state.isOver ? null : state.sound);
    document.title = this.#title(state);
  }

  /** A few times a second: numbers, ages, drawings. */
  tick(connected: boolean): void {
    const silence = performance.now() - this.#cameAt;
    if (!this.#hasBegun && silence < FIRST_LINE_MS) return;
    for (const big of this.#root.querySelectorAll<HTMLElement>("[data-channel]")) this.#number(big, silence + this.#lateBy);
    this.#times();
    const lost = staleSeconds(silence);
    this.#showBy(".live-link", !this.isOver && (!connected || lost !== undefined));
    this.#text(".live-link-for", lost === undefined ? "" : this.#say.text("lost-for", String(lost)));
    if (this.#missed > 0) this.#root.dataset["missed"] = String(this.#missed);
    for (const trace of this.#traces) trace.draw();
  }

  #take(values: readonly (number | null)[]): void {
    this.#values = values;
  }

  #value(channel: string | undefined): number | null {
    const at = channel === undefined ? undefined : this.#channels.get(channel);
    return at === undefined ? null : (this.#values[at] ?? null);
  }

  #number(big: HTMLElement, ageMs: number): void {
    const decimals = Number(big.dataset["decimals"] ?? "0");
    const value = this.#value(big.dataset["channel"]);
    const second = big.dataset["second"];
    const behind = second === undefined ? "" : `/${this.#say.number(this.#value(second), decimals)}`;
    const text = this.#say.number(value, decimals) + behind;
    const place = big.querySelector(".value");
    if (place !== null && place.textContent !== text) place.textContent = text;
    // A value is as old as its frame, and as what its sensor says of itself beyond what is usual for it.
    const own = this.#value(big.dataset["age"]);
    const stale = this.isOver ? undefined : staleSeconds(Math.max(ageMs, ((own ?? 0) - USUAL_AGE_S) * 1000));
    big.classList.toggle("stale", stale !== undefined);
    const words = big.querySelector<HTMLElement>(".stale-words");
    show(words, stale !== undefined);
    if (words !== null) words.textContent = stale === undefined ? "" : this.#say.text("stale", String(stale));
    const expected = big.querySelector<HTMLElement>("[data-expected]");
    if (expected === null) return;
    const there = this.#value(expected.dataset["expected"]);
    const unit = big.querySelector(".unit")?.textContent ?? "";
    const number = this.#say.number(there, decimals);
    expected.textContent = this.#say.text("expected", there === null ? number : `${number} ${unit}`);
  }

  #times(): void {
    const [since, left] = [this.#value("inPhase"), this.#value("left")];
    const held = this.#value("heldFor");
    const pause = this.#value("pauseLeft") ?? 0;
    const waits = this.#state?.prompt != null && !this.isOver;
    this.#text("[data-in-phase]", since === null ? "" : this.#say.text("in-phase", this.#say.time(since)));
    this.#text("[data-left]", waits ? this.#say.text("waits") : left === null ? "" : this.#say.text("left", this.#say.time(left)));
    this.#text("[data-held-for]", held === null || held === 0 ? "" : this.#say.text("held-for", this.#say.time(held)));
    this.#text("[data-pause]", pause > 0 ? this.#say.text("paused-left", String(Math.ceil(pause))) : "");
  }

  #ask(state: State): void {
    const isSafe = state.phase === "safe";
    const shown = new Set<string>();
    if (state.prompt !== null) shown.add(`prompt:${state.prompt}`);
    if (state.held) shown.add("held");
    if (isSafe) shown.add("safe");
    if (isSafe && !state.cleared) shown.add("uncleared");
    if (state.mayReturn) shown.add("may-return");
    if (state.alarms.length > 0) shown.add("alarms");
    if (state.alarms.some((a) => a.signal === "latched") || (isSafe && !state.cleared)) shown.add("latched");
    for (const part of this.#root.querySelectorAll<HTMLElement>("[data-shown-by]"))
      show(part, !state.isOver && shown.has(part.dataset["shownBy"] ?? ""));
    this.#showBy("[data-asks]", !state.isOver && (state.prompt !== null || state.held || isSafe));
    this.#showBy(".live-bar", !state.isOver);
  }

  #list(state: State): void {
    const list = this.#root.querySelector("[data-alarms]");
    const lines = state.alarms.map((alarm) => {
      const line = document.createElement("li");
      line.className = `alarm ${alarm.priority} ${alarm.signal}`;
      const shape = document.createElement("span");
      shape.className = "shape";
      shape.setAttribute("aria-hidden", "true");
      const priority = document.createElement("strong");
      priority.textContent = this.#say.text(`priority-${alarm.priority}`);
      const words = document.createElement("span");
      words.className = "words";
      words.textContent = this.#say.alarm(alarm.id);
      const signal = document.createElement("span");
      signal.className = "quiet";
      signal.textContent = `${this.#say.text(alarm.signal)}, ${this.#say.text("at", this.#say.time(alarm.at))}`;
      line.append(shape, priority, words, signal);
      return line;
    });
    list?.replaceChildren(...lines);
    this.#showBy("[data-no-alarm]", state.alarms.length === 0);
    this.#root.dataset["priority"] = state.alarms.find((a) => a.signal !== "latched")?.priority ?? "";
  }

  #title(state: State): string {
    const first = state.alarms[0];
    const alarm = first === undefined ? "" : `${this.#say.text(`priority-${first.priority}`)}: ${this.#say.alarm(first.id)} · `;
    return `${alarm}${this.#say.phase(state.phase)} · Hormesis`;
  }

  #showBy(selector: string, isShown: boolean): void {
    for (const element of this.#root.querySelectorAll(selector)) show(element, isShown);
  }

  #text(selector: string, text: string): void {
    const element = this.#root.querySelector(selector);
    if (element !== null && element.textContent !== text) element.textContent = text;
  }
}

/** So long the values that the server has written stand while the first line is made. */
const FIRST_LINE_MS = 2000;

/** The photometer samples every two seconds, the patient monitor every one: until then a value is the newest there is. */
const USUAL_AGE_S = 2;
