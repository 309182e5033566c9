// Sliders of the course designer: the page is asked again while they move, and what it says of the course is put in place of what it
// said before. All reckoning is the server's. Without this script the form has a button.
const form = document.querySelector<HTMLFormElement>("form[data-designer]");
const waitMs = 60;

if (form) {
  const moved = new Set(new URL(location.href).searchParams.keys());
  let timer: number | undefined;
  let asked: AbortController | undefined;

  // Only what somebody moved is asked for: all else follows the plan.
  const question = (): URLSearchParams => {
    const all = new FormData(form);
    const params = new URLSearchParams();
    for (const [name, value] of all) {
      const field = form.elements.namedItem(name);
      const isKnob = field instanceof HTMLInputElement && field.dataset.planned !== undefined;
      if (typeof value === "string" && (!isKnob || moved.has(name))) params.set(name, value);
    }
    return params;
  };

  const ask = async (): Promise<void> => {
    asked?.abort();
    asked = new AbortController();
    const url = `${location.pathname}?${question()}`;
    const answer = await fetch(url, { signal: asked.signal, headers: { accept: "text/html" } });
    if (!answer.ok) throw new Error(`the designer answered ${answer.status}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const focused = document.activeElement instanceof HTMLElement ? document.activeElement.id : "";
    for (const selector of ["[data-now]", "[data-question]"]) {
      const next = page.querySelector(selector);
      const now = document.querySelector(selector);
      if (next && now) now.replaceWith(document.importNode(next, true));
    }
    history.replaceState(null, "", url);
    if (focused) document.getElementById(focused)?.focus();
  };

  const later = (): void => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      ask().catch((e: unknown) => {
        if (!(e instanceof DOMException && e.name === "AbortError")) form.requestSubmit();
      });
    }, waitMs);
  };

  form.addEventListener("input", e => {
    const field = e.target;
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    if (field instanceof HTMLInputElement && field.dataset.step) {
      const step = Number(field.dataset.step);
      const rounded = Math.round(Number(field.value) / step) * step;
      field.value = String(Math.min(Number(field.max), Math.max(Number(field.min), rounded)));
    }
    if (field.dataset.echo) document.getElementById(field.dataset.echo)!.textContent = field.value;
    // Another indication or profile is another plan: what was moved was moved from the old one.
    if (field instanceof HTMLSelectElement && field.id !== "effects") {
      for (const name of [...moved]) if (name !== "course" && name !== "effects") moved.delete(name);
    } else moved.add(field.name);
    later();
  });
}
