// Passkeys in a real browser with a made-up authenticator: made, used to sign in and to sign, removed; and refused where nobody was asked
// for finger, face or number.
//   node passkey.mjs ADDRESS FOLDER     the address of a demo, where screenshots go; passkeys need a name, so it is opened as localhost
import { Clinic, password, say } from "./clinic.mjs";

const [address, folder] = process.argv.slice(2);
const clinic = new Clinic(address.replace("127.0.0.1", "localhost"), folder);
const device = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
  automaticPresenceSimulation: true };
const failed = ".error[role=alert]", refused = ".notice.stop";

await clinic.walk(async () => {
  await unnamed();
  await nurse();
  await physician();
  await withoutVerification();
});

// A page with an authenticator at hand.
async function open(options = device) {
  const page = await clinic.open();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send("WebAuthn.enable");
  const { authenticatorId } = await protocol.send("WebAuthn.addVirtualAuthenticator", { options });
  return { page, protocol, authenticatorId };
}

// What the server asks the browser for, as a browser hears it that does as it likes.
async function unasked(page, kind) {
  await page.route(`**/passkey/${kind}`, async route => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(/"userVerification": *"required"/, '"userVerification":"discouraged"');
    await route.fulfill({ response: answer, body });
  });
}

async function add(page, name) {
  await page.goto(`${clinic.address}/account`);
  await page.fill("#passkey-name", name);
  await page.click("button[data-passkey=creation]");
}

async function useAtSignIn(page) {
  await page.goto(`${clinic.address}/sign-in`);
  await page.click("button[data-passkey=request]");
}

async function landed(page, path) {
  await page.waitForURL(u => !u.pathname.startsWith("/sign-in"));
  clinic.expect(new URL(page.url()).pathname === path, `a passkey leads to ${page.url()}, not to ${path}`);
}

// Opened by a bare address no browser has passkeys: no button is shown, and the page says why.
async function unnamed() {
  const page = await clinic.open();
  await page.goto(`${address}/sign-in`);
  await page.fill("#name", "nurse");
  await page.fill("#password", password);
  clinic.expect(await page.locator("button[data-passkey]:visible").count() === 0, "a bare address offers a passkey");
  await page.click("button.main");
  await page.waitForURL("**/today");
  await page.goto(`${address}/account`);
  await page.locator("[data-passkey-unnamed]:visible").waitFor();
  await clinic.look(page, "account-unnamed");
}

// Password once, then the passkey alone; once it is removed it opens nothing, though the authenticator still has it.
async function nurse() {
  const { page } = await open();
  await clinic.signIn(page, "nurse");
  await add(page, "of the walk");
  await page.getByText("of the walk").waitFor();
  await clinic.look(page, "account-with-passkey");
  await clinic.signOut(page);
  await useAtSignIn(page);
  await landed(page, "/today");
  await page.goto(`${clinic.address}/account`);
  clinic.expect((await page.innerText("section:has(#sessions)")).includes("Passkey"), "the account does not say how it was opened");
  say("a nurse signed in with a passkey alone");

  await page.click("form:has-text('of the walk') button");
  await page.getByText("of the walk").waitFor({ state: "detached" });
  await clinic.signOut(page);
  await useAtSignIn(page);
  await page.locator(refused).waitFor();
  await clinic.look(page, "sign-in-refused");
  await page.goto(`${clinic.address}/today`);
  clinic.expect(page.url().includes("/sign-in"), "a passkey that was removed signs in");
  say("a removed passkey opened nothing");
}

// For a physician it is both factors: the first page is their work, and it signs an order.
async function physician() {
  const { page } = await open();
  await clinic.signIn(page, "physician");
  await add(page, "physician's");
  await page.getByText("physician's").waitFor();
  await clinic.signOut(page);
  await useAtSignIn(page);
  await landed(page, "/today");
  await page.goto(`${clinic.address}/sessions`);
  await page.click("td a[href^='/sessions/']");
  const chart = await page.getAttribute("main a[href^='/patients/']", "href");
  await page.goto(`${clinic.address}${chart}/design?indication=chronic-pain`);
  await page.click("button:has-text('Order this session')");
  await page.waitForURL("**/plans/*");
  await page.check("input[name=order]");
  await clinic.look(page, "order-with-passkey");
  await page.click("button[data-passkey=request]");
  await page.locator(".signed").first().waitFor();
  clinic.expect((await page.innerText(".signed")).includes("proved by passkey"), "the signature does not say that a passkey proved it");
  await clinic.look(page, "signed-with-passkey");
  await clinic.signOut(page);
  say("a physician signed in and signed an order with a passkey");
}

// An authenticator that asks for nothing is half a factor: the browser refuses it, and the server where a browser does not.
async function withoutVerification() {
  const bare = await open({ ...device, hasUserVerification: false, isUserVerified: false });
  await clinic.signIn(bare.page, "nurse2");
  await add(bare.page, "bare");
  await bare.page.locator(failed).waitFor();
  await unasked(bare.page, "creation");
  await add(bare.page, "bare");
  await bare.page.locator(refused).waitFor();
  clinic.expect((await keysOf(bare)).length > 0, "the authenticator made no passkey: nothing was refused");
  await bare.page.goto(`${clinic.address}/account`);
  clinic.expect(await bare.page.getByText("bare", { exact: true }).count() === 0, "a passkey without verification was kept");

  const lax = await open();
  await clinic.signIn(lax.page, "nurse2");
  await add(lax.page, "of the lax");
  await lax.page.getByText("of the lax").waitFor();
  await clinic.signOut(lax.page);
  await lax.protocol.send("WebAuthn.setUserVerified", { authenticatorId: lax.authenticatorId, isUserVerified: false });
  await useAtSignIn(lax.page);
  await lax.page.locator(failed).waitFor();
  await clinic.look(lax.page, "sign-in-unused");
  await unasked(lax.page, "request");
  const counted = (await keysOf(lax))[0].signCount;
  await useAtSignIn(lax.page);
  await lax.page.locator(refused).waitFor();
  clinic.expect((await keysOf(lax))[0].signCount > counted, "the authenticator signed nothing: nothing was refused");
  await lax.page.unroute("**/passkey/request");
  await lax.protocol.send("WebAuthn.setUserVerified", { authenticatorId: lax.authenticatorId, isUserVerified: true });
  await useAtSignIn(lax.page);
  await landed(lax.page, "/today");
  say("without finger, face or number nothing was made and nothing opened");
}

async function keysOf({ protocol, authenticatorId }) {
  return (await protocol.send("WebAuthn.getCredentials", { authenticatorId })).credentials;
}
