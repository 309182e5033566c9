// The clinic's day in a real browser, as its people do it: sign in, import, enter what is missing, screen, design, order, sign, set up,
// run a session with an injected fault, acknowledge the alarm, finish, print, follow up. Every page that is met is looked at in light and
// dark, at 1280 and 390 px: no console error, no horizontal overflow, no serious or critical finding of axe.
//   node walk.mjs ADDRESS PATIENT.json FOLDER     the address of a demo, a FHIR bundle, where screenshots go
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const [address, bundle, folder] = process.argv.slice(2);
const password = "sample clinic only";
const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];
const sessionMs = 12 * 60_000;
const readings = { systolic: "124", "heart-rate": "68", temperature: "36.6", glucose: "5.3", spo2: "98", "etco2-baseline": "38",
  "room-ozone": "0.01", "room-oxygen": "20.9" };
mkdirSync(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
const problems = [];
const looked = new Set();
let shots = 0;

const say = words => console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);

async function open(theme = "light", width = 1280) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, locale: "en-GB", reducedMotion: "reduce" });
  const page = await context.newPage();
  page.on("console", m => { if (m.type() === "error") problems.push(`${page.url()}: console: ${m.text()}`); });
  page.on("pageerror", e => problems.push(`${page.url()}: ${e.message}`));
  return page;
}

// In light and dark, wide and narrow; axe once in each theme.
async function look(page, name) {
  if (looked.has(name)) return;
  looked.add(name);
  const size = page.viewportSize();
  for (const theme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme: theme });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(100);
      await page.screenshot({ path: join(folder, `${String(++shots).padStart(3, "0")}-${name}-${theme}-${width}.png`), fullPage: true });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (over > 1) problems.push(`${name}: ${over} px wider than ${width} px`);
    }
    const found = await new AxeBuilder({ page }).analyze();
    for (const v of found.violations.filter(v => v.impact === "serious" || v.impact === "critical"))
      problems.push(`${name} (${theme}): axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize(size);
}

async function signIn(page, name) {
  await page.goto(`${address}/sign-in`);
  await look(page, "sign-in");
  await page.fill("#name", name);
  await page.fill("#password", password);
  await page.click("button.main");
  if (page.url().includes("/sign-in/code")) {
    await look(page, "sign-in-code");
    await page.fill("#code", (await page.textContent("[data-sample-code]")).trim());
    await page.click("button.main");
  }
  await page.waitForURL(u => !u.pathname.startsWith("/sign-in"));
}

const field = (page, label) => page.getByLabel(label, { exact: true }).first();

try {
  const physician = await open();
  await signIn(physician, "physician");
  say("signed in");
  await look(physician, "today");
  for (const place of ["patients", "courses", "sessions", "devices", "bottles", "evidence"]) {
    await physician.goto(`${address}/${place}`);
    await look(physician, place);
  }

  await physician.goto(`${address}/patients/import`);
  await look(physician, "import");
  await physician.setInputFiles("#file", bundle);
  await physician.click("form[data-drop] button.main");
  await physician.waitForSelector("#taken");
  await look(physician, "imported");
  await physician.getByRole("link", { name: "Open the chart" }).click();
  const patient = new URL(physician.url()).pathname.split("/")[2];
  say(`imported ${patient}`);
  await look(physician, "chart");

  await physician.goto(`${address}/patients/${patient}/results`);
  await look(physician, "results");
  const values = { platelets: "250", haemoglobin: "14.6", haematocrit: "44", g6pd: "96", tsh: "1.8", ft4: "1.2", inr: "1.0", ferritin: "90",
    "transferrin-saturation": "28", methaemoglobin: "0.8", ldh: "171", haptoglobin: "1.1", "ionised-calcium": "1.2", glucose: "5.3",
    temperature: "36.6", systolic: "124", "heart-rate": "68", ascorbate: "55", urate: "5.2", "body-weight": "78", "body-height": "176" };
  for (const [id, value] of Object.entries(values)) await physician.fill(`#value-${id}`, value);
  await physician.click("form button.main:has-text('Keep')");
  await physician.waitForURL(`**/patients/${patient}`);
  say("entered results");

  await physician.goto(`${address}/patients/${patient}/history`);
  await look(physician, "history");
  for (const name of await physician.$$eval("fieldset.question:not(.follow) input[value=no]", all => all.map(i => i.name)))
    await physician.check(`input[name="${name}"][value=no]`);
  await physician.click("form button.main:has-text('Keep')");
  await physician.waitForURL(`**/patients/${patient}/screening`);
  await look(physician, "screening");
  say(`screened: ${(await physician.textContent(".notice > strong")).trim()}`);
  await physician.goto(`${address}/patients/${patient}/consents`);
  await look(physician, "consents");
  await physician.selectOption("#indication", "chronic-pain");
  await physician.check("input[name=signed]");
  await physician.click("button:has-text('Consent given')");

  await physician.goto(`${address}/patients/${patient}/design?indication=chronic-pain`);
  await look(physician, "design");
  const dose = async () => (await physician.textContent(".figure .value")).trim();
  const before = await dose();
  await physician.locator("#concentrationUgPerMl").fill("12");
  await physician.waitForFunction(was => document.querySelector(".figure .value").textContent.trim() !== was, before);
  say(`dose follows the slider: ${before} to ${await dose()} µg`);
  await physician.click("button:has-text('Order this session')");
  await physician.waitForURL("**/plans/*");
  const plan = new URL(physician.url()).pathname.split("/")[2];
  await look(physician, "order");
  await physician.check("input[name=order]");
  await physician.fill("#proof-password", password);
  await physician.click("form button.main:has-text('Sign')");
  await physician.waitForSelector(".notice.good");
  await look(physician, "order-signed");
  say("ordered and signed");

  const nurse = await open();
  await signIn(nurse, "nurse");
  await nurse.goto(`${address}/plans/${plan}/session`);
  await look(nurse, "set-up");
  await setUp(nurse, patient, plan);
  await nurse.waitForURL("**/sessions/*");
  const session = new URL(nurse.url()).pathname.split("/")[2];
  say("session begun");
  await run(nurse, session);

  await physician.goto(`${address}/sessions/${session}/report`);
  await look(physician, "report");
  if (!(await physician.innerText("main")).includes("100.0 % of the order")) problems.push("the report does not tell the dose");
  await physician.goto(`${address}/sessions/${session}/print`);
  await physician.pdf({ path: join(folder, "report.pdf"), preferCSSPageSize: true });
  say("printed");
  const course = await (async () => {
    await physician.goto(`${address}/sessions/${session}/report`);
    const link = await physician.getAttribute("a[href^='/courses/'][href$='/follow-up']", "href");
    return link.split("/")[2];
  })();
  await physician.goto(`${address}/courses/${course}`);
  await look(physician, "course");
  await physician.goto(`${address}/courses/${course}/follow-up`);
  await look(physician, "follow-up");
  await physician.fill("#decision", "Goes on as planned; markers due after session 5.");
  await physician.click("button:has-text('Keep the review')");
  await physician.waitForSelector("#reviews");
  await physician.goto(`${address}/patients/${patient}/events`);
  await look(physician, "events");
  await physician.goto(`${address}/patients/${patient}`);
  await look(physician, "chart-after");
  say("followed up");

  const auditor = await open();
  await signIn(auditor, "auditor");
  await auditor.goto(`${address}/audit`);
  await look(auditor, "audit");
  const admin = await open();
  await signIn(admin, "admin");
  await admin.goto(`${address}/administration`);
  await look(admin, "administration");
} catch (e) {
  problems.push(`the walk ended early: ${e.message}`);
  for (const context of browser.contexts()) for (const page of context.pages())
    await page.screenshot({ path: join(folder, `end-${String(++shots).padStart(3, "0")}.png`), fullPage: true });
} finally {
  await browser.close();
}
for (const problem of problems) console.log(`PROBLEM ${problem}`);
console.log(`${looked.size} pages, ${shots} screenshots, ${problems.length} problems`);
process.exit(problems.length > 0 ? 1 : 0);

// Two people read patient, bottle and order; the checklist is gone through; the line will kink while the blood goes back.
async function setUp(page, patient, plan) {
  const number = (await page.textContent(".figure .value")).trim();
  await page.locator("input[name=device]:not([disabled])").first().check();
  await page.selectOption("#rehearsal", "kink");
  for (const who of ["first", "second"]) {
    await page.fill(`[id="${who}.patient"]`, patient);
    await page.fill(`[id="${who}.bottle"]`, "SAMPLE-002");
    await page.fill(`[id="${who}.order"]`, number);
  }
  await page.fill('[id="second.name"]', "nurse2");
  await page.fill('[id="second.password"]', password);
  for (const box of await page.locator(".checklist input[type=checkbox]").all()) await box.check();
  for (const [id, value] of Object.entries(readings)) await page.fill(`[id="value.${id}"]`, value);
  await page.click("form button.main:has-text('Begin')");
}

// The panel asks, the two at the chair confirm; the alarm is acknowledged; the session comes to its end.
async function run(page, session) {
  const second = await open();
  await signIn(second, "nurse2");
  await second.goto(`${address}/sessions/${session}`);
  await page.waitForSelector("#live");
  const began = Date.now();
  let alarm = "", phase = "";
  while (Date.now() - began < sessionMs) {
    const now = ((await page.textContent("[data-phase]").catch(() => "")) ?? "").trim();
    if (now !== phase) say(`phase: ${phase = now}`);
    // While the device mixes nobody is asked anything: time to look.
    if (now === "Mixing") await look(page, "live");
    if (await page.locator("[data-over]:visible").count() > 0) break;
    const raised = page.locator("[data-alarms] li").first();
    if (alarm === "" && await raised.count() > 0) {
      alarm = (await raised.innerText()).replace(/\s+/g, " ");
      say(`alarm: ${alarm}`);
      await look(page, "live-alarm");
      await page.locator("form[data-panel]:has(input[value=acknowledge]) button").click();
    }
    for (const person of [page, second]) {
      const ask = person.locator(".live-asks form[data-panel]:visible button").first();
      if (await ask.count() > 0) await ask.click({ timeout: 2000 }).catch(() => {});
    }
    await page.waitForTimeout(500);
  }
  if (alarm === "") problems.push("the injected fault raised no alarm");
  await page.goto(`${address}/sessions/${session}`);
  for (let i = 0; i < 60 && await page.locator("a[href$='/report']").count() === 0; i++) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
  await look(page, "live-over");
  say("session over");
}
