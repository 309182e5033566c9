import type { Say } from "./words.ts";

const LONGEST_WAIT_MS = 4000;

// Not form.action: a field of that name would stand in its place.
const addressOf = (form: HTMLFormElement): string => form.getAttribute("action") ?? "";

/**
 * The forms of the page, sent without leaving it. A form that cannot be sent says so, and what to do; stop and hold are tried until the
 * server has taken them.
 */
export class Panel {
  readonly #root: HTMLElement;
  readonly #say: Say;
  readonly #sent: HTMLElement | null;

  constructor(root: HTMLElement, say: Say) {
    this.#root = root;
    this.#say = say;
    this.#sent = root.querySelector<HTMLElement>("[data-sent]");
    for (const form of root.querySelectorAll<HTMLFormElement>("form[data-panel]")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        void this.#send(form);
      });
    }
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  // A letter presses the button that shows it, unless somebody is writing. Stop takes the shift key, against a slip.
  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    const pressed = event.shiftKey ? `Shift+${event.key.toUpperCase()}` : event.key.toLowerCase();
    for (const button of this.#root.querySelectorAll<HTMLButtonElement>("button[aria-keyshortcuts]")) {
      const isShown = button.closest("[hidden]") === null;
      if (!isShown || button.getAttribute("aria-keyshortcuts") !== pressed) continue;
      event.preventDefault();
      button.click();
      return;
    }
  }

  async #send(form: HTMLFormElement): Promise<void> {
    const isUrgent = /\/(stop|hold)$/.test(addressOf(form));
    const button = form.querySelector("button");
    const name = (button?.firstChild?.textContent ?? "").trim();
    for (let tries = isUrgent ? 5 : 1; tries > 0; tries--) {
      if (await this.#post(form)) {
        this.#tell(`${name}: ${this.#say.text("sent")}`, false);
        return;
      }
      this.#tell(`${name}: ${this.#say.text("failed")}`, true);
      if (isUrgent) await new Promise((after) => setTimeout(after, 300));
    }
  }

  async #post(form: HTMLFormElement): Promise<boolean> {
    try {
      const answer = await fetch(addressOf(form), {
        method: "POST",
        body: new URLSearchParams([...new FormData(form)].map(([k, v]) => [k, String(v)])),
        headers: { Accept: "application/json" },
        redirect: "error",
        signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      });
      return answer.ok;
    } catch {
      return false; // no line, or no answer in time: it is said on the page
    }
  }

  #tell(text: string, isWrong: boolean): void {
    if (this.#sent === null) return;
    this.#sent.textContent = text;
    this.#sent.classList.toggle("wrong", isWrong);
  }
}
