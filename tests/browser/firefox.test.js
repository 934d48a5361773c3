/* The map in Firefox: what Chromium is driven through at length, once each. Run by test_firefox.py. */

import assert from "node:assert/strict";
import fs from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const { FIREFOX, MAP, LARGE, SITE, AXE } = process.env;
const MEASURES = fs.readFileSync(new URL("measures.js", import.meta.url), "utf8");
const OBC = "https://doi.org/10.48550/arXiv.2208.11580";
const SPARSEGPT = "https://doi.org/10.48550/arXiv.2301.00774";
/** As for readers who want nothing to move, so that nothing is waited for. */
const CALM = { "ui.prefersReducedMotion": 1 };
let browser;
let page;
let complaints = [];
let asked = [];

before(async () => {
  browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true, extraPrefsFirefox: CALM });
  page = await browser.newPage();
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
});
after(() => browser?.close());

/** Open a map as if for the first time, or with what it kept. */
async function open(file, { state = {}, width = 1280, height = 720, search = "" } = {}) {
  complaints = [];
  asked = [];
  await page.setViewport({ width, height });
  await page.goto("about:blank");
  const hash = new URLSearchParams(state).toString();
  await page.goto(pathToFileURL(file).href + search + (hash && `#${hash}`));
}

/** It asked nothing of any network, and had no error. */
function assertQuiet() {
  assert.deepEqual(asked.filter((url) => !/^(file|data|blob):/.test(url)), []);
  assert.deepEqual(complaints, []);
}

test("it draws every paper, asks for nothing and complains of nothing", async () => {
  await open(MAP);
  assert.equal(await page.evaluate(() => paperkg.drawn.nodes.length), 68);
  assertQuiet();
});

test("the tour comes once", async () => {
  await open(MAP, { search: "?tour" });
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  assert.equal(await page.$eval("#tour", (tour) => tour.hidden), false);
  await page.reload();
  assert.equal(await page.$eval("#tour", (tour) => tour.hidden), true);
});

/** Take a measure of the page, one of measures.js. */
function measure(name) {
  return page.evaluate(`(() => { ${MEASURES} return measures.${name}(); })()`);
}

test("the wheel zooms in proportion and towards the pointer, lines as well as pixels", async () => {
  await open(MAP);
  assert.ok(await measure("isWheelInProportion"));
});

test("a search with a slip of the pen leads to the paper, and back leads back", async () => {
  await open(MAP, { state: { view: "lineage" } });
  await page.type("#search", "smoothqant");
  await page.keyboard.press("Enter");
  assert.match(await page.$eval("#details h2", (title) => title.textContent), /SmoothQuant/);
  await page.click("#back");
  await page.waitForFunction(() => !document.getElementById("guide").hidden);
  assertQuiet();
});

test("a click on a paper chooses it", async () => {
  await open(MAP, { state: { view: "lineage" } });
  const [x, y] = await page.evaluate((iri) => {
    const { x: left, y: top } = paperkg.network.canvasToDOM(paperkg.network.getPosition(paperkg.data.byIri.get(iri).id));
    const box = document.getElementById("map").getBoundingClientRect();
    return [left + box.x, top + box.y];
  }, OBC);
  await page.mouse.click(x, y);
  await page.waitForFunction(() => !document.getElementById("details").hidden);
  assert.match(await page.$eval("#details h2", (title) => title.textContent), /Optimal Brain Compression/);
});

for (const [width, height] of [[1280, 720], [390, 844]]) {
  test(`the whole map is whole at ${width}x${height}`, async () => {
    await open(MAP, { width, height, state: { view: "lineage" } });
    await page.click("#whole");
    const { smallest, ...rest } = await measure("judgeWhole");
    assert.deepEqual(rest, { missing: 0, boxes: 0, words: [] });
    assert.ok(smallest >= 11);
  });

  test(`no line runs behind a foreign box at ${width}x${height}`, async () => {
    await open(MAP, { width, height, state: { view: "lineage" } });
    const { lines, behind } = await measure("findBehind");
    assert.ok(lines > 30);
    assert.equal(behind, 0);
  });

  test(`only the path fits ${width}x${height}`, async () => {
    await open(MAP, { width, height, state: { path: SPARSEGPT, only: "yes" } });
    const inside = await page.evaluate(() => {
      const room = document.getElementById("only").getBoundingClientRect();
      return [...document.querySelectorAll("#only rect")].map((box) => box.getBoundingClientRect())
        .every((box) => box.left >= room.left && box.right <= room.right && box.bottom <= room.bottom);
    });
    assert.ok(inside);
  });
}

test("the drawing has all names, and a title, a date and a source", async () => {
  await open(MAP, { state: { view: "lineage" } });
  const { drawing, labels } = await page.evaluate(() => ({ drawing: paperkg.svgText(), labels: paperkg.data.labels }));
  const words = new Set([...drawing.matchAll(/<text[^>]*>([^<]*)</g)].map(([, word]) => word));
  assert.deepEqual(labels.filter((label) => !words.has(label.replaceAll("&", "&amp;"))), []);
  assert.match(drawing, /made with paperkg, \d{4}-\d\d-\d\d/);
});

test("marks are kept in the browser", async () => {
  await open(MAP, { state: { view: "table" } });
  await page.evaluate((iri) => document.querySelector(`#table [data-tick="${iri}"]`).click(), OBC);
  await page.reload();
  const pressed = (iri) => document.querySelector(`#table [data-tick="${iri}"]`).getAttribute("aria-pressed");
  assert.equal(await page.evaluate(pressed, OBC), "true");
});

for (const view of ["lineage", "network", "concepts", "table"]) {
  test(`axe-core finds nothing in the ${view}`, async () => {
    await open(MAP, { state: { view } });
    await page.evaluate(fs.readFileSync(AXE, "utf8"));
    const found = await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id }) => id));
    assert.deepEqual(found, []);
  });
}

test("a large map is drawn in groups, and moves", async () => {
  await open(LARGE, { state: { view: "lineage" } });
  const groups = await page.evaluate(() => [...paperkg.scene().nodes.values()].filter(({ thing }) => thing.type === "group").length);
  assert.ok(groups > 10 && groups <= 250);
  await page.focus("#map");
  const scaleBefore = await page.evaluate(() => paperkg.network.getScale());
  await page.keyboard.press("+");
  await page.waitForFunction((scale) => paperkg.network.getScale() > scale, {}, scaleBefore);
  assertQuiet();
});

test("a published site from disk: the list, the map, and a query that the browser answers", async () => {
  await open(`${SITE}/index.html`);
  assert.equal(await page.$$eval("ol > li", (items) => items.length), 68);
  await open(`${SITE}/map.html`);
  assert.equal(await page.evaluate(() => paperkg.drawn.nodes.length), 68);
  await open(`${SITE}/query.html`);
  await page.select("#named", "reading-order");
  await page.click("#run");
  await page.waitForSelector("#answer td");
  assert.equal(await page.$eval("#status", (status) => status.textContent), "68 rows");
  assertQuiet();
});
