/* The papers as a table: the same as the map, in words. */

/** @import { Paper } from "./model.js" */
import { data } from "./data.js";
import { byId, make, targetOf } from "./dom.js";
import { makeName } from "./elements.js";
import { describeShown, visiblePapers } from "./filters.js";
import { holding, inOrder, pathTo } from "./lineage.js";
import { isRead } from "./marks.js";
import { compare } from "./numbers.js";
import { chooseIri, state, subject } from "./state.js";
import { fold, sayNumber, shorten } from "./text.js";
import { makeTick } from "./ticks.js";

const ROWS = 400;
const MOST_NAMES = 12;
const table = { sort: "rank", down: false, rows: ROWS };

/** @type {{[key: string]: {name: string, value: (paper: Paper) => string | number}}} */
const COLUMNS = {
  rank: { name: "Order", value: (paper) => paper.rank },
  read: { name: "Read", value: (paper) => (isRead(paper) ? 0 : 1) },
  title: { name: "Paper", value: (paper) => fold(paper.title) },
  issued: { name: "Date", value: (paper) => paper.issued || "9999" },
  topic: { name: "Topic", value: (paper) => paper.topics[0] ?? Infinity },
  bases: { name: "Builds on", value: (paper) => -holding(paper.bases, state.confidence).length },
  heirs: { name: "Built on by", value: (paper) => -holding(paper.heirs, state.confidence).length },
  cited: { name: "Cited here", value: (paper) => -paper.citedBy.length },
};

function sortedPapers() {
  const { value } = COLUMNS[table.sort];
  const papers = visiblePapers().sort((a, b) => compare(value(a), value(b)) || a.rank - b.rank);
  return table.down ? papers.reverse() : papers;
}

/**
 * The short names of papers; of very many, the first ones.
 * @param {Paper[]} papers
 */
function namesIn(papers) {
  const names = papers.slice(0, MOST_NAMES).map((paper) => data.labels[paper.number]);
  if (papers.length > MOST_NAMES) names.push(`and ${sayNumber(papers.length - MOST_NAMES)} more`);
  return names.join(", ");
}

/**
 * @param {Paper} paper
 * @param {number | string} step
 */
function makeRow(paper, step) {
  const least = state.confidence;
  const bases = holding(paper.bases, least).map((edge) => edge.earlier);
  const heirs = holding(paper.heirs, least).map((edge) => edge.later);
  const authors = paper.authors.slice(0, 3).join(", ") + (paper.authors.length > 3 ? ", …" : "");
  /** @param {string} text */
  const cell = (text) => make("td", { dir: "auto" }, text);
  return make("tr", { className: paper === subject() ? "chosen" : "" },
    cell(String(step)),
    make("td", {}, makeTick(paper)),
    make("th", { scope: "row", dir: "auto" }, paper.fresh ? "★ " : "", makeName(paper, shorten(paper.title, 300)), make("small", {}, shorten(authors, 120))),
    cell(paper.issued), cell(paper.topics.map((topic) => data.topics[topic].label).join(", ")),
    cell(namesIn(bases)), cell(namesIn(heirs)), cell(String(paper.citedBy.length)));
}

/**
 * The head of a column, which sorts by it.
 * @param {string} key
 * @param {string} name
 */
function makeColumn(key, name) {
  const direction = table.down ? "descending" : "ascending";
  const arrow = table.down ? " ↓" : " ↑";
  const sorted = table.sort === key;
  return make("th", { scope: "col", aria: { sort: sorted ? direction : "none" } },
    make("button", { type: "button", data: { sort: key } }, name, make("span", { aria: { hidden: "true" } }, sorted ? arrow : "")));
}

/** @param {number} [most] rows that are shown */
export function showTable(most = table.rows) {
  const papers = sortedPapers();
  const thing = state.path ? subject() : null;
  const steps = thing ? pathTo(thing, state.confidence).steps : inOrder(data.listed);
  const numbers = new Map(steps.map((paper, place) => [paper, place + 1]));
  byId("table-head").replaceChildren(make("tr", {}, ...Object.entries(COLUMNS).map(([key, { name }]) => makeColumn(key, name))));
  byId("table-body").replaceChildren(...papers.slice(0, most).map((paper) => makeRow(paper, numbers.get(paper) || "✓")));
  byId("table-caption").textContent = `${describeShown()}. The column Order gives the reading order.`;
  byId("table-more").hidden = papers.length <= most;
}

/** Sort by a column; by the same again, the other way round. @param {string} key */
function sortBy(key) {
  table.down = table.sort === key && !table.down;
  table.sort = key;
  showTable();
  byId("table-head").querySelector(`[data-sort="${key}"]`).focus();
}

byId("table").addEventListener("click", (/** @type {Event} */ event) => {
  const { iri, sort } = targetOf(event, "[data-sort], [data-iri]")?.dataset || {};
  if (iri) {
    chooseIri(iri);
    byId("details").focus();
  } else if (sort) sortBy(sort);
});
byId("table-more").addEventListener("click", () => {
  table.rows += ROWS;
  showTable();
});
