/** What the server tells: see Web/Live/LiveState.cs and Channels.cs. */

export interface Alarm {
  readonly id: string;
  readonly priority: Priority;
  readonly signal: "on" | "paused" | "acknowledged" | "latched";
  readonly at: number;
  readonly isPausable: boolean;
}

export type Priority = "high" | "medium" | "low";

export interface State {
  readonly revision: number;
  readonly phase: string;
  readonly next: string | null;
  readonly pass: number;
  readonly passes: number;
  readonly held: boolean;
  readonly prompt: string | null;
  readonly checkWrong: string | null;
  readonly stop: string | null;
  readonly stoppedBy: string | null;
  readonly gasOff: boolean;
  readonly cleared: boolean;
  readonly mayReturn: boolean;
  readonly alarms: readonly Alarm[];
  readonly sound: { readonly priority: Priority; readonly melody: string } | null;
  readonly audioPaused: boolean;
  readonly findings: readonly string[];
  readonly isKept: boolean;
  readonly isOver: boolean;
}

export interface Spans {
  readonly span: number;
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

export interface Snapshot {
  readonly channels: readonly string[];
  readonly values: readonly (number | null)[];
  readonly state: State | null;
  readonly traces: Readonly<Record<string, Spans>>;
}

export interface Pattern {
  readonly pulseSeconds: number;
  readonly riseSeconds: number;
  readonly spacingsSeconds: readonly number[];
  readonly betweenBurstsSeconds: number;
  readonly notes: readonly number[];
}

export interface Signals {
  readonly high: Pattern;
  readonly medium: Pattern;
  readonly low: Pattern;
  readonly melodies: readonly { readonly kind: string; readonly fundamentalsHz: readonly number[] }[];
  readonly harmonicsDb: readonly number[];
}

/** The page's words, in its language. */
export interface Words {
  readonly decimal: string;
  readonly words: Readonly<Record<string, string>>;
  readonly phases: Readonly<Record<string, string>>;
  readonly alarms: Readonly<Record<string, string>>;
  readonly findings: Readonly<Record<string, string>>;
  readonly signals: Signals;
}
