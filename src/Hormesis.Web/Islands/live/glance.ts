const LOOKS_MS = 2000;
const LONGEST_WAIT_MS = 4000;

/** What the server has rendered and may be another by now. The stop button itself is never put anew. */
const PARTS = [".live-now", "[data-alarms]", "[data-no-alarm]", "[data-over]"];

/**
 * Whoever may stop a session and not read it has no stream of its values: phase and alarms are taken from the page as the server gives
 * it now, and the page says when it cannot be had.
 */
export class Glance {
  readonly #root: HTMLElement;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  /** Looks again and again until the session is over. */
  async follow(): Promise<void> {
    for (;;) {
      await new Promise((after) => setTimeout(after, LOOKS_MS));
      const isThere = await this.#look();
      this.#show(this.#root.querySelector(".live-link"), !isThere);
      if (this.#root.querySelector("[data-over]:not([hidden])") !== null) {
        this.#show(this.#root.querySelector(".live-bar"), false);
        return;
      }
    }
  }

  async #look(): Promise<boolean> {
    try {
      const answer = await fetch(location.pathname, { redirect: "error", signal: AbortSignal.timeout(LONGEST_WAIT_MS) });
      if (!answer.ok) return false;
      const now = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("live");
      if (now === null) location.reload(); // it does not run here any more
      else for (const part of PARTS) this.#take(part, now);
      return true;
    } catch {
      return false; // no line, or nobody is signed in any more: it is said on the page
    }
  }

  // Only what is another: a list that is put anew would be read aloud again.
  #take(part: string, from: HTMLElement): void {
    const [mine, now] = [this.#root.querySelector<HTMLElement>(part), from.querySelector<HTMLElement>(part)];
    if (mine === null || now === null) return;
    mine.hidden = now.hidden;
    if (mine.innerHTML !== now.innerHTML) mine.replaceChildren(...now.childNodes);
  }

  #show(element: Element | null, isShown: boolean): void {
    if (element instanceof HTMLElement) element.hidden = !isShown;
  }
}
