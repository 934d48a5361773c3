/* What modules of the page find around them, without a screen: the data of a real page, no marks. */

import fs from "node:fs";

const text = fs.readFileSync(process.env.PAGE_DATA, "utf8");
globalThis.document = { getElementById: () => ({ textContent: text }) };
globalThis.window = { addEventListener: () => {} };
globalThis.location = { hash: "", href: "file:///map.html" };
globalThis.history = { pushState: () => {}, replaceState: () => {} };
const kept = new Map();
globalThis.localStorage = {
  getItem: (key) => kept.get(key) ?? null,
  setItem: (key, value) => kept.set(key, value),
};

/** Import a module of the page. */
export function load(name) {
  return import(`../../../graph/paperkg/map/page/${name}.js`);
}
