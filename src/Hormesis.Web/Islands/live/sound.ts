import type { Pattern, Priority, Signals, State } from "./model.ts";

/**
 * Alarm sounds after the device's own data: pulses, melodies and harmonics of signals.json. A browser lets a page sound only after
 * somebody has touched it, so it begins with a press of a button; the device sounds whatever this page does.
 */
export class Sound {
  readonly #signals: Signals;
  #context: AudioContext | undefined;
  #timer: number | undefined;
  #wanted: State["sound"] = null;
  #now = "";

  constructor(signals: Signals) {
    this.#signals = signals;
  }

  get isOn(): boolean {
    return this.#context?.state === "running";
  }

  async turnOn(): Promise<void> {
    this.#context ??= new AudioContext();
    await this.#context.resume();
    this.#now = "";
    this.follow(this.#wanted);
  }

  /** Sounds what is heard at the device; silence for null. */
  follow(sound: State["sound"]): void {
    this.#wanted = sound;
    const wanted = sound === null ? "" : `${sound.priority} ${sound.melody}`;
    if (!this.isOn || wanted === this.#now) return;
    this.#now = wanted;
    clearTimeout(this.#timer);
    if (sound !== null) this.#repeat(sound.priority, sound.melody);
  }

  #repeat(priority: Priority, melody: string): void {
    const pattern = this.#signals[priority];
    const length = this.#burst(pattern, melody);
    this.#timer = window.setTimeout(() => this.#repeat(priority, melody), (length + pattern.betweenBurstsSeconds) * 1000);
  }

  #burst(pattern: Pattern, melody: string): number {
    const notes = this.#signals.melodies.find((m) => m.kind.toLowerCase() === melody.toLowerCase())?.fundamentalsHz ?? [262];
    let at = 0;
    pattern.notes.forEach((note, i) => {
      this.#pulse(notes[note] ?? 262, at, pattern);
      at += pattern.pulseSeconds + (pattern.spacingsSeconds[i] ?? 0);
    });
    return at;
  }

  #pulse(hz: number, at: number, pattern: Pattern): void {
    const context = this.#context;
    if (context === undefined) return;
    const levels = this.#signals.harmonicsDb.map((db) => 10 ** (db / 20));
    const tone = context.createOscillator();
    tone.setPeriodicWave(context.createPeriodicWave(new Float32Array([0, 0, ...levels.map(() => 0)]), new Float32Array([0, 1, ...levels])));
    tone.frequency.value = hz;
    const loudness = context.createGain();
    const start = context.currentTime + 0.05 + at;
    const ramp = pattern.riseSeconds / 0.8; // from 10 to 90 % is eight tenths of the whole
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.5, start + ramp);
    loudness.gain.setValueAtTime(0.5, start + pattern.pulseSeconds - ramp);
    loudness.gain.linearRampToValueAtTime(0, start + pattern.pulseSeconds);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + pattern.pulseSeconds);
  }
}
