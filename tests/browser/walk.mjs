// The clinic's day in a real browser, as its people do it: watch and stop the session under way, sign in, import, enter what is missing,
// screen, design, order, sign, set up, run a session with an injected fault, acknowledge the alarm, finish, print, follow up. Every page
// that is met is looked at in light and dark, at 1280 and 390 px: no console error, no overflow, no serious finding of axe.
//   node walk.mjs ADDRESS PATIENT.json FOLDER     the address of a demo, a FHIR bundle, where screenshots go
import { join } from "node:path";
import { Clinic, password, say } from "./clinic.mjs";

const [address, bundle, folder] = process.argv.slice(2);
const clinic = new Clinic(address, folder);
const sessionMs = 12 * 60_000;
const readings = { systolic: "124", "heart-rate": "68", temperature: "36.6", glucose: "5.3", spo2: "98", "etco2-baseline": "38",
  "room-ozone": "0.01", "room-oxygen": "20.9" };

await clinic.walk(async () => {
  await watchAndStop();
  const physician = await firstPage("physician", "/today");
  for (const place of ["patients", "courses", "sessions", "devices", "bottles", "evidence"]) {
    await physician.goto(`${address}/${place}`);
    await clinic.look(physician, place);
  }
  const patient = await importChart(physician);
  await complete(physician, patient);
  const plan = await order(physician, patient);
  const session = await treat(patient, plan);
  await report(physician, session);
  await followUp(physician, session, patient);
  await firstPage("auditor", "/patients");
  await firstPage("biomed", "/devices");
});

// In a browser of their own, each lands where their work is.
async function firstPage(name, path) {
  const page = await clinic.open();
  const landed = await clinic.signIn(page, name);
  clinic.expect(landed === path, `${name} lands on ${landed}, not on ${path}`);
  await clinic.look(page, `first-of-${name}`);
  say(`${name} signed in`);
  return page;
}

// The session that the demo has under way: a viewer follows it, an administrator may not read it and stops it.
async function watchAndStop() {
  const viewer = await firstPage("viewer", "/today");
  await viewer.goto(`${address}/sessions`);
  await viewer.click("td a[href^='/sessions/']");
  await viewer.waitForFunction(() => /[0-9]/.test(document.querySelector(".bigs .value")?.textContent ?? ""));
  await viewer.waitForFunction(() => /[0-9]/.test(document.querySelector("[data-in-phase]").textContent)); // by the stream
  const patient = (await viewer.textContent("h1")).trim();
  clinic.expect(await viewer.locator("form[action$='/panel']").count() === 0, "a viewer has the operator's buttons");
  clinic.expect(await viewer.locator("form[action$='/stop'] button").isVisible(), "a viewer has no stop button");
  clinic.expect(await viewer.locator(".live-link:visible").count() === 0, "a viewer is told that the line is cut");
  await clinic.look(viewer, "live-of-viewer");

  const admin = await firstPage("admin", "/audit");
  await admin.goto(`${address}/administration`);
  await clinic.look(admin, "administration");
  await admin.goto(`${address}/sessions`);
  await nameless(admin, patient);
  await clinic.look(admin, "sessions-of-admin");
  await admin.click("form[action$='/stop'] button");
  await admin.waitForURL("**/sessions/*");
  await admin.locator("[data-stopped]:visible").waitFor();
  await nameless(admin, patient);
  clinic.expect(await admin.locator(".live-link:visible").count() === 0, "an administrator is told that the line is cut");
  await clinic.look(admin, "live-of-admin");
  await viewer.locator("[data-stopped]:visible").waitFor();
  await clinic.look(viewer, "stopped-of-viewer");
  say("a viewer followed, an administrator stopped");
}

// A device, its phase and a stop button: nothing of whom it is about.
async function nameless(page, patient) {
  const content = await page.content();
  clinic.expect(!content.includes(patient) && !content.includes("/patients/"), `${page.url()}: names a patient to an administrator`);
  clinic.expect((await page.innerText("main")).includes("Chair 1"), `${page.url()}: does not name the device`);
  clinic.expect(await page.locator("form[action$='/stop'] button").isVisible(), `${page.url()}: has no stop button`);
}

// A record that another system wrote.
async function importChart(physician) {
  await physician.goto(`${address}/patients/import`);
  await clinic.look(physician, "import");
  await physician.setInputFiles("#file", bundle);
  await physician.click("form[data-drop] button.main");
  await physician.waitForSelector("#taken");
  await clinic.look(physician, "imported");
  await physician.getByRole("link", { name: "Open the chart" }).click();
  const patient = new URL(physician.url()).pathname.split("/")[2];
  say(`imported ${patient}`);
  await clinic.look(physician, "chart");
  return patient;
}

// What the record lacks: results, history, consent.
async function complete(physician, patient) {
  await physician.goto(`${address}/patients/${patient}/results`);
  await clinic.look(physician, "results");
  const values = { platelets: "250", haemoglobin: "14.6", haematocrit: "44", g6pd: "96", tsh: "1.8", ft4: "1.2", inr: "1.0", ferritin: "90",
    "transferrin-saturation": "28", methaemoglobin: "0.8", ldh: "171", haptoglobin: "1.1", "ionised-calcium": "1.2", glucose: "5.3",
    temperature: "36.6", systolic: "124", "heart-rate": "68", ascorbate: "55", urate: "5.2", "body-weight": "78", "body-height": "176" };
  for (const [id, value] of Object.entries(values)) await physician.fill(`#value-${id}`, value);
  await physician.click("form button.main:has-text('Keep')");
  await physician.waitForURL(`**/patients/${patient}`);
  say("entered results");

  await physician.goto(`${address}/patients/${patient}/history`);
  await clinic.look(physician, "history");
  for (const name of await physician.$$eval("fieldset.question:not(.follow) input[value=no]", all => all.map(i => i.name)))
    await physician.check(`input[name="${name}"][value=no]`);
  await physician.click("form button.main:has-text('Keep')");
  await physician.waitForURL(`**/patients/${patient}/screening`);
  await clinic.look(physician, "screening");
  say(`screened: ${(await physician.textContent(".notice > strong")).trim()}`);
  await physician.goto(`${address}/patients/${patient}/consents`);
  await clinic.look(physician, "consents");
  await physician.selectOption("#indication", "chronic-pain");
  await physician.check("input[name=signed]");
  await physician.click("button:has-text('Consent given')");
}

// The dose as the slider says, ordered and signed.
async function order(physician, patient) {
  await physician.goto(`${address}/patients/${patient}/design?indication=chronic-pain`);
  await clinic.look(physician, "design");
  const dose = async () => (await physician.textContent(".figure .value")).trim();
  const before = await dose();
  await physician.locator("#concentrationUgPerMl").fill("12");
  await physician.waitForFunction(was => document.querySelector(".figure .value").textContent.trim() !== was, before);
  say(`dose follows the slider: ${before} to ${await dose()} µg`);
  await physician.click("button:has-text('Order this session')");
  await physician.waitForURL("**/plans/*");
  const plan = new URL(physician.url()).pathname.split("/")[2];
  await clinic.look(physician, "order");
  await physician.check("input[name=order]");
  await physician.fill("#proof-password", password);
  await physician.click("form button.main:has-text('Sign')");
  await physician.waitForSelector(".notice.good");
  await clinic.look(physician, "order-signed");
  say("ordered and signed");
  return plan;
}

// Nurses set the session up and run it.
async function treat(patient, plan) {
  const nurse = await clinic.open();
  await clinic.signIn(nurse, "nurse");
  await nurse.goto(`${address}/plans/${plan}/session`);
  await clinic.look(nurse, "set-up");
  await setUp(nurse, patient, plan);
  await nurse.waitForURL("**/sessions/*");
  const session = new URL(nurse.url()).pathname.split("/")[2];
  say("session begun");
  await run(nurse, session);
  return session;
}

// What came of it, on the page and printed.
async function report(physician, session) {
  await physician.goto(`${address}/sessions/${session}/report`);
  await clinic.look(physician, "report");
  // Each order has a generator of its own luck: what was measured is within half a percent.
  const [, dose] = /([0-9.]+) % of the order/.exec(await physician.innerText("main")) ?? [];
  clinic.expect(Math.abs(Number(dose) - 100) <= 0.5, `the report tells ${dose ?? "no"} % of the order`);
  await physician.goto(`${address}/sessions/${session}/print`);
  await physician.pdf({ path: join(folder, "report.pdf"), preferCSSPageSize: true });
  say("printed");
}

// How the course goes on.
async function followUp(physician, session, patient) {
  await physician.goto(`${address}/sessions/${session}/report`);
  const link = await physician.getAttribute("a[href^='/courses/'][href$='/follow-up']", "href");
  const course = link.split("/")[2];
  await physician.goto(`${address}/courses/${course}`);
  await clinic.look(physician, "course");
  await physician.goto(`${address}/courses/${course}/follow-up`);
  await clinic.look(physician, "follow-up");
  await physician.fill("#decision", "Goes on as planned; markers due after session 5.");
  await physician.click("button:has-text('Keep the review')");
  await physician.waitForSelector("#reviews");
  await physician.goto(`${address}/patients/${patient}/events`);
  await clinic.look(physician, "events");
  await physician.goto(`${address}/patients/${patient}`);
  await clinic.look(physician, "chart-after");
  say("followed up");
}

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

// The panel asks, the two at the chair confirm; the alarm of the kinked line is acknowledged, whatever else is raised; the session comes to
// its end.
async function run(page, session) {
  const second = await clinic.open();
  await clinic.signIn(second, "nurse2");
  await second.goto(`${address}/sessions/${session}`);
  await page.waitForSelector("#live");
  const began = Date.now();
  let alarm = "", phase = "";
  while (Date.now() - began < sessionMs) {
    const now = ((await page.textContent("[data-phase]").catch(() => "")) ?? "").trim();
    if (now !== phase) say(`phase: ${phase = now}`);
    // While the device mixes nobody is asked anything: time to look.
    if (now === "Mixing") await clinic.look(page, "live");
    if (await page.locator("[data-over]:visible").count() > 0) break;
    const raised = page.locator("[data-alarms] li", { hasText: "Blood returns too slowly" }).first();
    if (alarm === "" && await raised.count() > 0) {
      alarm = (await raised.innerText()).replace(/\s+/g, " ");
      say(`alarm: ${alarm}`);
      await clinic.look(page, "live-alarm");
      await page.locator("form[data-panel]:has(input[value=acknowledge]) button").click();
    }
    for (const person of [page, second]) {
      const ask = person.locator(".live-asks form[data-panel]:visible button").first();
      if (await ask.count() > 0) await ask.click({ timeout: 2000 }).catch(() => {});
    }
    await page.waitForTimeout(500);
  }
  if (alarm === "") clinic.problems.push("the injected fault raised no alarm");
  await page.goto(`${address}/sessions/${session}`);
  for (let i = 0; i < 60 && await page.locator("a[href$='/report']").count() === 0; i++) {
    await page.waitForTimeout(1000);
    await page.reload();
  }
  await clinic.look(page, "live-over");
  say("session over");
}
