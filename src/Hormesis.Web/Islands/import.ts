// A file dragged over the form is taken as if it had been chosen. Without this script the form works as it is.
const form = document.querySelector<HTMLFormElement>("form[data-drop]");
const input = form?.querySelector<HTMLInputElement>("input[type=file]");
const words = form?.querySelector<HTMLElement>("[data-drop-words]");

if (form && input && words) {
  let depth = 0;
  const show = (isOver: boolean): void => {
    form.toggleAttribute("data-over", isOver);
    words.hidden = !isOver;
  };
  document.addEventListener("dragenter", e => {
    e.preventDefault();
    depth++;
    show(true);
  });
  document.addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    show(depth > 0);
  });
  document.addEventListener("dragover", e => e.preventDefault());
  document.addEventListener("drop", e => {
    e.preventDefault();
    depth = 0;
    show(false);
    if (e.dataTransfer?.files.length !== 1) return;
    input.files = e.dataTransfer.files;
    form.requestSubmit();
  });
}
