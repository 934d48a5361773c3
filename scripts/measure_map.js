/* Measures maps in a browser; `scripts/measure-map` runs it: BROWSER, its program, and files of maps. */

import fs from "node:fs";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const SIZES = [[1280, 720], [1440, 900], [1920, 1080], [390, 844]];
const { MEASURES, AXE } = process.env;
const [browserName, program, ...files] = process.argv.slice(2);
const script = [MEASURES, AXE].map((file) => fs.readFileSync(file, "utf8")).join("\n");

/** Open a map in a view, with the measures in its page. */
async function open(page, file, view) {
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(file).href}#view=${view}&whole=yes`);
  await page.evaluate(`${script}; window.measures = measures;`);
}

/** Measure a view in all sizes of window. */
async function measureView(page, file, view) {
  const sizes = {};
  let axe = [];
  await page.setViewport({ width: SIZES[0][0], height: SIZES[0][1] });
  await open(page, file, view);
  for (const [width, height] of SIZES) {
    await page.setViewport({ width, height });
    await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 50)); }));
    await page.evaluate(() => document.getElementById("whole").click());
    sizes[`${width}x${height}`] = await page.evaluate(() => measures.judgeWhole());
    axe = axe.concat(await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id }) => id)));
  }
  await page.setViewport({ width: SIZES[0][0], height: SIZES[0][1] });
  const lines = await page.evaluate(() => measures.findBehindAll());
  await open(page, file, view);
  const [picture, wheel] = await page.evaluate(() => [measures.judgePicture(), measures.isWheelInProportion()]);
  return { sizes, axe, lines, picture, wheel };
}

const calm = { extraPrefsFirefox: { "ui.prefersReducedMotion": 1 }, args: browserName === "chrome" ? ["--no-sandbox", "--force-prefers-reduced-motion"] : [] };
const browser = await puppeteer.launch({ browser: browserName, executablePath: program, headless: true, protocolTimeout: 600_000, ...calm });
const page = await browser.newPage();
for (const file of files) {
  await page.goto(pathToFileURL(file).href);
  const views = await page.evaluate(() => Object.keys(paperkg.data.views));
  for (const view of views) console.log(JSON.stringify({ file, view, ...await measureView(page, file, view) }));
}
await browser.close();
