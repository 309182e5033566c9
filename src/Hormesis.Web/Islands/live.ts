import "uplot/dist/uPlot.min.css";
import { Glance } from "./live/glance.ts";
import type { Snapshot, State, Words } from "./live/model.ts";
import { Page } from "./live/page.ts";
import { Panel } from "./live/panel.ts";
import { Sound } from "./live/sound.ts";
import { Say } from "./live/words.ts";

const TICK_MS = 200;
const COMES_BACK_MS = 2000;
const STILL_HERE_MS = 5 * 60_000;

/** The live page of a session: what the server has rendered goes on by itself. */
function start(root: HTMLElement): void {
  const words = JSON.parse(document.getElementById("live-words")?.textContent ?? "{}") as Words;
  const say = new Say(words);
  new Panel(root, say);
  const url = root.dataset["stream"];
  if (url === undefined) {
    void new Glance(root).follow();
    return;
  }
  const sound = new Sound(words.signals);
  const page = new Page(root, say, sound);
  offerSound(root, say, sound);
  const stream = follow(url, page);
  setInterval(() => page.tick(stream.isOpen()), TICK_MS);
  // Whoever watches for long without touching anything is not signed out: the stop button must work.
  setInterval(() => {
    if (!page.isOver) void fetch(root.dataset["here"] ?? "", { redirect: "error" }).catch(() => undefined);
  }, STILL_HERE_MS);
}

/** Follows the stream; a line that is cut is taken up again by the browser, or here when the browser gives up. */
function follow(url: string, page: Page): { isOpen: () => boolean } {
  let source: EventSource;
  const open = (): void => {
    source = new EventSource(url);
    source.addEventListener("all", (e) => page.begin(JSON.parse(e.data) as Snapshot));
    source.addEventListener("state", (e) => {
      page.turn(JSON.parse(e.data) as State);
      if (page.isOver) source.close();
    });
    // It runs elsewhere no more, or nobody leads it: what is known now stands on the page as the server gives it.
    source.addEventListener("gone", () => location.reload());
    source.addEventListener("message", (e) => page.frame(JSON.parse(e.data as string) as (number | null)[]));
    source.addEventListener("error", () => {
      if (source.readyState === EventSource.CLOSED && !page.isOver) setTimeout(open, COMES_BACK_MS);
    });
  };
  open();
  return { isOpen: () => source.readyState === EventSource.OPEN };
}

function offerSound(root: HTMLElement, say: Say, sound: Sound): void {
  const button = root.querySelector<HTMLButtonElement>("[data-sound]");
  if (button === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    void sound.turnOn().then(() => {
      button.textContent = say.text("sound-on");
      button.classList.add("good");
      button.disabled = true;
    });
  });
}

const root = document.getElementById("live");
if (root !== null) start(root);
