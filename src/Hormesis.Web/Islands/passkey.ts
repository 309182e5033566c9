// Passkeys: asks the browser for one and sends its answer with the form that the button stands in. Without script, without passkeys in
// the browser, or where the page was opened by a bare address (127.0.0.1), the buttons stay hidden and the form's other ways remain.

type Kind = "creation" | "request";

const available = typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

const isNamed = !/^\[|^[0-9.]+$/.test(location.hostname);

for (const words of document.querySelectorAll<HTMLElement>("[data-passkey-unnamed]")) words.hidden = isNamed;
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-passkey]")) {
  if (!available || !isNamed) break;
  button.hidden = false;
  button.addEventListener("click", () => void use(button));
}

async function use(button: HTMLButtonElement): Promise<void> {
  const form = button.form;
  const field = form?.elements.namedItem(button.dataset.field ?? "");
  if (!form || !(field instanceof HTMLInputElement)) return;
  button.disabled = true;
  try {
    field.value = JSON.stringify(await ask(button.dataset.passkey as Kind, form));
    form.noValidate = true;
    form.requestSubmit();
  } catch {
    tell(button);
  } finally {
    button.disabled = false;
  }
}

async function ask(kind: Kind, form: HTMLFormElement): Promise<unknown> {
  const token = form.querySelector<HTMLInputElement>("input[name=__RequestVerificationToken]")?.value ?? "";
  const answer = await fetch(`/passkey/${kind}`, { method: "POST", headers: { RequestVerificationToken: token } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  const options = await answer.json();
  const credential = kind === "creation"
    ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
  return credential.toJSON();
}

// The person gave up, or the browser has no passkey for here; neither is an error of the page.
function tell(button: HTMLButtonElement): void {
  const words = button.nextElementSibling?.matches(".error") ? button.nextElementSibling : document.createElement("p");
  words.className = "error";
  words.setAttribute("role", "alert");
  words.textContent = button.dataset.failed ?? "";
  button.after(words);
}
