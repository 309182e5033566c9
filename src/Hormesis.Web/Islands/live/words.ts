import type { Words } from "./model.ts";

/** Texts and numbers as the page's language has them. */
export class Say {
  readonly #words: Words;

  constructor(words: Words) {
    this.#words = words;
  }

  text(key: string, ...args: string[]): string {
    const pattern = this.#words.words[key] ?? "";
    return pattern.replace(/\{(\d)\}/g, (_, i: string) => args[Number(i)] ?? "");
  }

  phase(id: string): string {
    return this.#words.phases[id] ?? id;
  }

  alarm(id: string): string {
    return this.#words.alarms[id] ?? id;
  }

  finding(id: string): string {
    return this.#words.findings[id] ?? id;
  }

  /** A dash for what is not known: no number is made up. */
  number(value: number | null | undefined, decimals: number): string {
    if (value === null || value === undefined || !Number.isFinite(value)) return "–";
    const rounded = value.toFixed(decimals);
    const text = Number(rounded) === 0 ? rounded.replace("-", "") : rounded.replace("-", "−");
    return text.replace(".", this.#words.decimal);
  }

  /** Minutes and seconds. */
  time(seconds: number): string {
    const whole = Math.max(0, Math.round(seconds));
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
  }
}
