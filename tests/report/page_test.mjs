// SPDX-License-Identifier: Apache-2.0
//
// The report page as a reader has it: rendered, searched, filtered, switched; no console error, no request beyond the
// file, no sideways scroll on a phone; hostile record text stays text. page_test.mjs PROGRAM ROOT BROWSER.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [program, root, browserPath] = process.argv.slice(2);
const failures = [];
let checks = 0;

function check(what, ok, detail = "") {
  checks += 1;
  if (ok) return;
  failures.push(what);
  console.error(`FAILED: ${what} ${detail}`);
}

const hostile = `</article><img src=x onerror="window.broken=1"><script>window.broken=1</script>' onclick='window.broken=1'`;

/** The records of the examples, those of Article 188 once more under a hostile number and region. */
function writeRecords(path) {
  const folder = join(root, "examples/incidents");
  const lines = readdirSync(folder).filter((f) => f.endsWith(".jsonl")).sort()
    .flatMap((f) => readFileSync(join(folder, f), "utf8").split("\n").filter(Boolean));
  const changed = JSON.parse(diff(lines.join("\n"), ["--format", "json"]).stdout).changed[0];
  const copy = JSON.parse(lines[changed.line - 1]);
  copy.incident = { ...copy.incident, id: hostile, region: `"><svg onload=window.broken=1>` };
  writeFileSync(path, [...lines, JSON.stringify(copy)].join("\n") + "\n");
}

function diff(input, more) {
  const rules = join(root, "rules/netralitas");
  return spawnSync(program, ["diff", rules, rules, "--old-on", "2024-11-13", "--new-on", "2024-11-14",
    "--group-by", "incident.stage", "--group-by", "incident.region", "--records", "-", ...more],
  { input, encoding: "utf8", maxBuffer: 1 << 28 });
}

async function visible(page, selector) {
  return page.locator(selector).evaluateAll((all) => all.filter((e) => e.offsetParent !== null).length);
}

/** The least contrast of text with the ground under it. */
function worstContrast() {
  const parse = (c) => (c.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let worst = { ratio: 99 };
  for (const e of document.querySelectorAll("body *")) {
    const own = Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim());
    if (!own || e.offsetParent === null) continue;
    let ground = e;
    while (ground && (parse(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) ground = ground.parentElement;
    const a = light(parse(getComputedStyle(e).color));
    const b = light(parse(getComputedStyle(ground || document.body).backgroundColor));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < worst.ratio) worst = { ratio, text: e.textContent.trim().slice(0, 40), tag: e.tagName };
  }
  return worst;
}

async function open(context, url, noise) {
  const page = await context.newPage();
  page.on("console", (m) => { if (m.type() === "error" || m.type() === "warning") noise.push(m.text()); });
  page.on("pageerror", (e) => noise.push(String(e)));
  page.on("request", (r) => { if (r.url() !== url) noise.push(`request of ${r.url()}`); });
  await page.goto(url);
  return page;
}

async function readAtDesk(context, url, noise) {
  const page = await open(context, url, noise);
  const total = await visible(page, "#records > article");
  check("every changed record is rendered", total === 5, `${total}`);
  check("the matrix has the verdicts", (await page.locator(".matrix tbody tr").count()) >= 3);
  check("plots are drawn", (await page.locator(".plot svg rect").count()) > 3);
  check("the page begins in Indonesian", (await page.locator("h1").innerText()) === "Dampak perubahan aturan");
  check("what both sides share is folded", (await page.locator(".pair details:not([open])").count()) > 0);
  await page.screenshot({ path: "desk-id.png", fullPage: true });

  await page.locator("#language").focus();
  await page.keyboard.press("Enter");
  check("the language is switched by the keyboard", (await page.locator("h1").innerText()) === "What a change of the rules does");
  check("the document says its language", (await page.locator("html").getAttribute("lang")) === "en");
  check("options are switched too", (await page.locator("#filter-direction option").allInnerTexts()).includes("stricter"));
  check("the title is switched too", (await page.title()) === "What a change of the rules does");

  await page.fill("#search", "onerror");
  check("search finds the hostile record by its text", (await visible(page, "#records > article")) === 1);
  check("the count is told", (await page.locator("#found").innerText()) === "1 of 5 records shown");
  check("hostile text is text", (await page.locator("#records img, #records script, #records svg").count()) === 0);
  check("hostile text is whole", (await page.locator("#records > article:not([hidden]) h3").innerText()) === hostile);
  await page.fill("#search", "nothing has this");
  check("an empty result is told", await page.locator("#nothing").isVisible());
  await page.click("#reset");
  check("filters are cleared", (await visible(page, "#records > article")) === 5);
  await page.selectOption("#filter-after", "1");
  const open1 = await visible(page, "#records > article");
  await page.selectOption("#filter-after", "2");
  const indicated = await visible(page, "#records > article");
  await page.selectOption("#filter-after", "0");
  check("the filter splits the records", open1 + indicated + (await visible(page, "#records > article")) === 5);
  await page.click("#reset");
  await page.selectOption("#filter-direction", "laxer");
  check("no record is laxer", (await visible(page, "#records > article")) === 0);
  await page.click("#reset");
  const regions = page.locator("#filter-group1");
  await regions.selectOption(`"><svg onload=window.broken=1>`);
  check("a hostile value can be filtered by", (await visible(page, "#records > article")) === 1);
  await page.click("#reset");

  let worst = await page.evaluate(worstContrast);
  check("light text has contrast", worst.ratio >= 4.5, JSON.stringify(worst));
  await page.click("#theme");
  worst = await page.evaluate(worstContrast);
  check("dark text has contrast", worst.ratio >= 4.5, JSON.stringify(worst));
  await page.screenshot({ path: "desk-en-dark.png", fullPage: true });

  const unnamed = await page.evaluate(() => Array.from(document.querySelectorAll("button, input, select, section"))
    .filter((e) => !(e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.labels?.length || e.textContent.trim()))
    .length);
  check("every control and section has a name", unnamed === 0, `${unnamed}`);
  const ids = await page.evaluate(() => Array.from(document.querySelectorAll("[id]"), (e) => e.id));
  check("no id stands twice", new Set(ids).size === ids.length);
  check("nothing of a record ran", (await page.evaluate(() => window.broken)) === undefined);

  await page.emulateMedia({ media: "print" });
  check("print has no controls", (await visible(page, "#search, #language")) === 0);
  check("print has the records", (await visible(page, "#records > article")) === 5);
  await page.screenshot({ path: "print.png", fullPage: true });
  await page.close();
}

/** A page with a proof: an overlay that changes two rules of the golden rule set. */
function proved() {
  const rules = join(root, "tests/golden/classify");
  writeFileSync("overlay.yaml", `overlay: more
title: {id: a, en: a}
override:
  c.3: {when: "act.persons > 5", reason: only before more}
  c.6: {when: "act.public && act.persons > 1", reason: only with others}
`);
  const act = (id, status, kind, persons) => JSON.stringify({ report: { id }, who: { status },
    act: { day: "2024-10-01", kinds: [kind], persons, public: true } });
  return spawnSync(program, ["diff", rules, rules, "--new-overlay", "overlay.yaml", "--prove", "--lang", "en",
    "--records", "-", "--html", "proof.html"],
  { input: [act("few", "kades", "speech", 4), act("many", "kades", "speech", 9), act("alone", "pns", "photo", 1)].join("\n"),
    encoding: "utf8" });
}

async function readProof(context, noise) {
  const made = proved();
  check("the proof ends with 1", made.status === 1, made.stderr);
  const page = await open(context, pathToFileURL(resolve("proof.html")).href, noise);
  const said = await page.locator("section[aria-labelledby=h-proof] > p").first().innerText();
  check("the proof says that no other record can change", said.includes("outside them no record can"), said);
  const regions = await page.locator(".regions > li").count();
  check("every region is listed", regions === 3, `${regions}`);
  check("a region has its condition", (await page.locator("#region-2 .condition").innerText()).includes("act.public"));
  await page.locator(".place a").first().click();
  check("a record leads to its region", await page.locator("#region-1").isVisible());
  await page.locator(".regions").evaluateAll((all) => { for (const e of all) e.closest("details").open = false; });
  await page.locator(".place a").nth(1).click();
  check("a region that is folded away is opened", await page.locator("#region-2").isVisible());
  await page.screenshot({ path: "proof.png", fullPage: true });
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check("a proof has no sideways scroll on a phone", wide <= 0, `${wide} px`);
  await page.close();
}

async function readOnPhone(context, url, noise) {
  const page = await open(context, url, noise);
  await page.setViewportSize({ width: 360, height: 740 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check("a phone has no sideways scroll", wide <= 0, `${wide} px`);
  const small = await page.locator("button:visible, input:visible, select:visible")
    .evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height < 43).length);
  check("controls are large enough for a finger", small === 0, `${small}`);
  await page.screenshot({ path: "phone.png", fullPage: true });
  await page.close();
}

const profile = mkdtempSync(join(tmpdir(), "netral-report-"));
const noise = [];
try {
  writeRecords("records.jsonl");
  const made = diff(readFileSync("records.jsonl"), ["--html", "report.html"]);
  check("the comparison ends with 1", made.status === 1, made.stderr);
  const url = pathToFileURL(resolve("report.html")).href;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browserPath,
    headless: true,
    viewport: { width: 1200, height: 900 },
    colorScheme: "light",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  try {
    await readAtDesk(context, url, noise);
    await readOnPhone(context, url, noise);
    await readProof(context, noise);
  } finally {
    await context.close();
  }
  check("no console error, no foreign request", noise.length === 0, noise.join("; "));
} finally {
  rmSync(profile, { recursive: true, force: true });
}
const version = execFileSync(browserPath, ["--version"], { encoding: "utf8" }).trim();
console.log(`${checks} checks in ${version}, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);
