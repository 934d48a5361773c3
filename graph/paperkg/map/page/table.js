/* The papers as a table: the same as the map, in words. */

const ROWS = 400;
const MOST_NAMES = 12;
const table = { sort: "rank", down: false, rows: ROWS };

const COLUMNS = {
  rank: { name: "Order", value: (paper) => paper.rank },
  read: { name: "Read", value: (paper) => (isRead(paper) ? 0 : 1) },
  title: { name: "Paper", value: (paper) => fold(paper.title) },
  issued: { name: "Date", value: (paper) => paper.issued || "9999" },
  topic: { name: "Topic", value: (paper) => paper.topics[0] ?? Infinity },
  bases: { name: "Builds on", value: (paper) => -paper.claims.filter((claim) => holds(claim, state.confidence)).length },
  heirs: { name: "Built on by", value: (paper) => -paper.heirs.filter((claim) => holds(claim, state.confidence)).length },
  cited: { name: "Cited here", value: (paper) => -paper.citedBy.length },
};

function sortedPapers() {
  const { value } = COLUMNS[table.sort];
  const compare = (a, b) => {
    const [x, y] = [value(a), value(b)];
    return x < y ? -1 : x > y ? 1 : a.rank - b.rank;
  };
  const papers = visiblePapers().sort(compare);
  return table.down ? papers.reverse() : papers;
}

/** The short names of papers; of very many, the first ones. */
function namesIn(papers) {
  const names = papers.slice(0, MOST_NAMES).map((one) => data.labels[one.number]);
  if (papers.length > MOST_NAMES) names.push(`and ${(papers.length - MOST_NAMES).toLocaleString("en")} more`);
  return names.join(", ");
}

function makeRow(paper, step) {
  const least = state.confidence;
  const bases = paper.claims.filter((claim) => holds(claim, least)).map((claim) => claim.earlier);
  const heirs = paper.heirs.filter((claim) => holds(claim, least)).map((claim) => claim.later);
  const cell = (...children) => make("td", { dir: "auto" }, ...children);
  return make("tr", { className: paper === subject() ? "chosen" : "" },
    cell(String(step)),
    cell(isRead(paper) ? "✓ read" : ""),
    make("th", { scope: "row", dir: "auto" }, makeName(paper, shorten(paper.title, 300)),
      make("small", {}, shorten(paper.authors.slice(0, 3).join(", ") + (paper.authors.length > 3 ? ", …" : ""), 120))),
    cell(paper.issued), cell(paper.topics.map((topic) => data.topics[topic].label).join(", ")),
    cell(namesIn(bases)), cell(namesIn(heirs)), cell(String(paper.citedBy.length)));
}

function makeHead() {
  return make("tr", {}, ...Object.entries(COLUMNS).map(([key, { name }]) => {
    const sorted = table.sort === key;
    return make("th", { scope: "col", aria: { sort: sorted ? (table.down ? "descending" : "ascending") : "none" } },
      make("button", { type: "button", data: { sort: key } }, name, make("span", { aria: { hidden: "true" } }, sorted ? (table.down ? " ↓" : " ↑") : "")));
  }));
}

/** @param {number} [most] rows that are shown */
function showTable(most = table.rows) {
  const papers = sortedPapers();
  const steps = state.path ? pathTo(subject(), state.confidence).steps : inOrder(data.listed);
  const numbers = new Map(steps.map((paper, place) => [paper, place + 1]));
  byId("table-head").replaceChildren(makeHead());
  byId("table-body").replaceChildren(...papers.slice(0, most).map((paper) => makeRow(paper, numbers.get(paper) || "✓")));
  byId("table-caption").textContent = `${describeShown()}. Order is the order to read in.`;
  byId("table-more").hidden = papers.length <= most;
}

byId("table").addEventListener("click", (event) => {
  const target = event.target.closest("[data-sort], [data-iri]");
  if (!target) return;
  if (target.dataset.iri) {
    choose(data.byIri.get(target.dataset.iri));
    byId("details").focus();
    return;
  }
  const key = target.dataset.sort;
  table.down = table.sort === key && !table.down;
  table.sort = key;
  showTable();
  byId("table-head").querySelector(`[data-sort="${key}"]`).focus();
});
byId("table-more").addEventListener("click", () => {
  table.rows += ROWS;
  showTable();
});
