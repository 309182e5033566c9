// What every walk through the clinic's pages shares: a real browser, how a page is looked at, how somebody signs in, what was wrong.
import { chromium } from "playwright-core";
import { AxeBuilder } from "@axe-core/playwright";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

export const password = "sample clinic only";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

export const say = words => console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);

export class Clinic {
  address;
  folder;
  problems = [];
  looked = new Set();
  #browser;
  #shots = 0;

  constructor(address, folder) {
    this.address = address;
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
  }

  // Runs a walk to its end, tells what was wrong, and ends the program.
  async walk(steps) {
    this.#browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
    try {
      await steps(this);
    } catch (e) {
      this.problems.push(`the walk ended early: ${e.message}`);
      for (const context of this.#browser.contexts()) for (const page of context.pages()) await this.#shoot(page, "end");
    } finally {
      await this.#browser.close();
    }
    for (const problem of this.problems) console.log(`PROBLEM ${problem}`);
    console.log(`${this.looked.size} pages, ${this.#shots} screenshots, ${this.problems.length} problems`);
    process.exit(this.problems.length > 0 ? 1 : 0);
  }

  // A browser of its own, in which nobody is signed in.
  async open() {
    const context = await this.#browser.newContext(
      { viewport: { width: 1280, height: 900 }, colorScheme: "light", locale: "en-GB", reducedMotion: "reduce" });
    const page = await context.newPage();
    page.on("console", m => { if (m.type() === "error") this.problems.push(`${page.url()}: console: ${m.text()}`); });
    page.on("pageerror", e => this.problems.push(`${page.url()}: ${e.message}`));
    return page;
  }

  expect(isSo, problem) {
    if (!isSo) this.problems.push(problem);
  }

  // In light and dark, wide and narrow; axe once in each theme.
  async look(page, name) {
    if (this.looked.has(name)) return;
    this.looked.add(name);
    const size = page.viewportSize();
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        await this.#shoot(page, `${name}-${theme}-${width}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        this.expect(over <= 1, `${name}: ${over} px wider than ${width} px`);
      }
      const found = await new AxeBuilder({ page }).analyze();
      for (const v of found.violations.filter(v => v.impact === "serious" || v.impact === "critical"))
        this.problems.push(`${name} (${theme}): axe ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.target.join(" ")).join(" | ")}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(size);
  }

  // With name, password, and the code that the sample clinic shows. Tells the first page.
  async signIn(page, name) {
    await page.goto(`${this.address}/sign-in`);
    await this.look(page, "sign-in");
    await page.fill("#name", name);
    await page.fill("#password", password);
    await page.click("button.main");
    await this.enterCode(page);
    await page.waitForURL(u => !u.pathname.startsWith("/sign-in"));
    return new URL(page.url()).pathname;
  }

  async enterCode(page) {
    if (!page.url().includes("/sign-in/code")) return;
    await this.look(page, "sign-in-code");
    await page.fill("#code", (await page.textContent("[data-sample-code]")).trim());
    await page.click("button.main");
  }

  async signOut(page) {
    await page.click("details.drop:has(form[action='/sign-out']) summary");
    await page.click("form[action='/sign-out'] button");
    await page.waitForURL("**/sign-in");
  }

  #shoot(page, name) {
    const number = String(++this.#shots).padStart(3, "0");
    return page.screenshot({ path: join(this.folder, `${number}-${name}.png`), fullPage: true });
  }
}
