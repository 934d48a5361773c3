/* The search: a combobox with a list (ARIA APG pattern). */

/** @import { Thing } from "./model.js" */
import { byId, make, targetOf } from "./dom.js";
import { isRead } from "./marks.js";
import { passes } from "./filters.js";
import { findMatches, findNearest } from "./matches.js";
import { go, letGo, state, subject } from "./state.js";
import { sayNumber, shorten } from "./text.js";

const MOST_RESULTS = 12;

/** @type {HTMLInputElement} */
const searchBox = byId("search");
/** @type {HTMLElement} */
const results = byId("results");
let marked = -1;

function closeResults() {
  results.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.removeAttribute("aria-activedescendant");
  marked = -1;
}

/** @returns {HTMLElement[]} */
function resultItems() {
  return [...results.querySelectorAll("[data-iri], [data-all]")].filter((item) => item instanceof HTMLElement);
}

/** @param {number} place */
function markResult(place) {
  const items = resultItems();
  if (!items.length) return;
  marked = (place + items.length) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === marked)));
  searchBox.setAttribute("aria-activedescendant", items[marked].id);
  items[marked].scrollIntoView({ block: "nearest" });
}

/**
 * What tells a thing from others that are called like it.
 * @param {Thing} thing
 */
function sayFacts(thing) {
  if (thing.type === "concept") return ["concept", ...thing.also.slice(0, 2)].join(" · ");
  const authors = shorten(thing.authors.slice(0, 3).join(", "), 80) + (thing.authors.length > 3 ? ", …" : "");
  const missing = thing.listed ? "" : `not on your list · ×${thing.citedBy.length}`;
  const filtered = thing.listed && !passes(thing) ? "left out by your filters" : "";
  return [authors, thing.year, missing, filtered].filter(Boolean).join(" · ");
}

/**
 * @param {Thing} thing
 * @param {number} number
 */
function makeResult(thing, number) {
  return make("li", { id: `result-${number}`, role: "option", dir: "auto", data: { iri: thing.iri }, aria: { selected: "false" } },
    (isRead(thing) ? "✓ " : "") + shorten(thing.title, 160),
    make("small", {}, sayFacts(thing)));
}

/** A line of the list that says something, and is no result. @param {string} text */
function makeSaying(text) {
  return make("li", { role: "option", aria: { disabled: "true", selected: "false" } }, text);
}

/** What is said where nothing is called like the text; and what is called most like it. */
function makeNearest() {
  const nearest = findNearest(searchBox.value);
  return [makeSaying(nearest.length ? "No match. The nearest:" : "No match"), ...nearest.map(makeResult)];
}

function showResults() {
  const found = findMatches(searchBox.value);
  const items = found.slice(0, MOST_RESULTS).map(makeResult);
  if (found.length > 1) {
    items.push(make("li", { id: "result-all", role: "option", data: { all: "yes" }, aria: { selected: "false" } },
      `Show all ${sayNumber(found.length)} on the map`));
  }
  if (!found.length && searchBox.value.trim()) items.push(...makeNearest());
  results.replaceChildren(...items);
  if (!items.length) {
    closeResults();
    return;
  }
  results.hidden = false;
  searchBox.setAttribute("aria-expanded", "true");
  marked = -1;
  markResult(0);
}

/** @param {HTMLElement} item */
function takeResult(item) {
  const text = searchBox.value;
  closeResults();
  searchBox.value = "";
  if (item.dataset.all) {
    go({ q: text.trim().slice(0, 200), focus: "", path: "", onward: "" }, { move: true });
    return;
  }
  go({ focus: item.dataset.iri || "", path: "", onward: "", q: "" }, { move: true });
  byId("details").focus();
}

/** Close the list; without one, empty the box; with nothing in it, let go of what is chosen. */
function stepBack() {
  if (results.hidden && !searchBox.value && (subject() || state.q)) letGo();
  if (results.hidden) searchBox.value = "";
  closeResults();
}

/**
 * What a key does in the search.
 * @param {string} key
 */
function actionOf(key) {
  const item = resultItems()[marked];
  switch (key) {
    case "ArrowDown": return () => markResult(marked + 1);
    case "ArrowUp": return () => markResult(marked - 1);
    case "Enter": return item ? () => takeResult(item) : null;
    case "Escape": return stepBack;
    default: return null;
  }
}

searchBox.addEventListener("input", showResults);
searchBox.addEventListener("focus", () => searchBox.value && showResults());
searchBox.addEventListener("blur", closeResults);
searchBox.addEventListener("keydown", (event) => {
  // Enter also ends the writing of a word, as in Japanese.
  const act = event.isComposing ? null : actionOf(event.key);
  if (!act) return;
  act();
  event.preventDefault();
});
// Before the blur that would close the list.
results.addEventListener("mousedown", (event) => {
  const item = targetOf(event, "[data-iri], [data-all]");
  if (item) takeResult(item);
  event.preventDefault();
});
