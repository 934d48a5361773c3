/* Search by title, author, short name and concept: a combobox with a list (ARIA APG pattern). */

const MOST_RESULTS = 12;
let index = null;

/** The names of the concepts that a paper introduces. */
function conceptNames(thing) {
  return (thing.introduces || []).flatMap((one) => [one.name, ...one.also]);
}

/** Its arXiv number and DOI. */
function numbersOf(thing) {
  return thing.type === "paper" ? [identifierOf(thing, "arxiv"), identifierOf(thing, "doi")].filter(Boolean) : [];
}

/** Make what is searched, once, when it is first needed. */
function searchIndex() {
  index ||= [...data.listed, ...data.concepts].map((thing) => ({
    thing,
    title: fold(thing.title),
    names: fold([thing.name, ...thing.also, ...conceptNames(thing), ...numbersOf(thing)].join("\n")).split("\n"),
    authors: fold((thing.authors || []).join("\n")),
    year: String(thing.year || ""),
  })).map((entry) => ({
    ...entry,
    bare: new Set(entry.names.map(strip)),
    all: [entry.title, ...entry.names, entry.authors, entry.year].join("\n"),
  }));
  return index;
}

/** Letters and digits alone: "Llama 2", "llama-2" and "llama2" are the same. */
function strip(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

const PREFIX = /^(arxiv:|doi:|https?:\/\/(www\.|dx\.)?(arxiv\.org\/(abs|pdf)|doi\.org)\/)/;

/** What is looked for: an address of a paper is its number. */
function normalizeQuery(text) {
  const wanted = fold(text.trim()).replace(/\s+/g, " ");
  return wanted.replace(PREFIX, "").replace(/^(\d{4}\.\d{4,5})(v\d+)?(\.pdf)?$/, "$1");
}

/** Score an entry: its title, its names, its authors, then all words anywhere; 0 is no match. */
function scoreMatch(entry, wanted) {
  if (entry.names.includes(wanted) || (strip(wanted) && entry.bare.has(strip(wanted)))) return entry.thing.type === "paper" ? 6 : 5;
  if (entry.title.startsWith(wanted)) return 4;
  if (entry.title.includes(wanted)) return 3;
  if (entry.names.some((name) => name.includes(wanted))) return 2;
  if (entry.authors.includes(wanted)) return 1;
  return wanted.split(" ").every((word) => entry.all.includes(word)) ? 0.5 : 0;
}

/** All papers and concepts that match, best first; by single words only where nothing else does. */
function findMatches(text) {
  const wanted = normalizeQuery(text);
  if (!wanted) return [];
  const found = searchIndex()
    .map((entry) => [scoreMatch(entry, wanted), entry.thing])
    .filter(([points]) => points > 0)
    .sort((a, b) => b[0] - a[0] || a[1].rank - b[1].rank);
  return found.filter(([points]) => points >= 1 || found[0][0] < 1).map(([, thing]) => thing);
}

const searchBox = byId("search");
const results = byId("results");
let marked = -1;

function closeResults() {
  results.hidden = true;
  searchBox.setAttribute("aria-expanded", "false");
  searchBox.removeAttribute("aria-activedescendant");
  marked = -1;
}

function resultItems() {
  return [...results.querySelectorAll("[data-iri], [data-all]")];
}

function markResult(place) {
  const items = resultItems();
  if (!items.length) return;
  marked = (place + items.length) % items.length;
  items.forEach((item, number) => item.setAttribute("aria-selected", String(number === marked)));
  searchBox.setAttribute("aria-activedescendant", items[marked].id);
  items[marked].scrollIntoView({ block: "nearest" });
}

function makeResult(thing, number) {
  const facts = thing.type === "concept"
    ? ["concept", ...thing.also.slice(0, 2)]
    : [shorten(thing.authors.slice(0, 3).join(", "), 80) + (thing.authors.length > 3 ? ", …" : ""), thing.year];
  return make("li", { id: `result-${number}`, role: "option", dir: "auto", data: { iri: thing.iri }, aria: { selected: "false" } },
    (isRead(thing) ? "✓ " : "") + shorten(thing.title, 160),
    make("small", {}, facts.filter(Boolean).join(" · ")));
}

function showResults() {
  const found = findMatches(searchBox.value);
  const items = found.slice(0, MOST_RESULTS).map(makeResult);
  if (found.length > 1) {
    items.push(make("li", { id: "result-all", role: "option", data: { all: "yes" }, aria: { selected: "false" } },
      `Show all ${found.length.toLocaleString("en")} on the map`));
  }
  if (!found.length && searchBox.value.trim()) {
    items.push(make("li", { role: "option", aria: { disabled: "true", selected: "false" } }, "Nothing found"));
  }
  results.replaceChildren(...items);
  results.hidden = items.length === 0;
  searchBox.setAttribute("aria-expanded", String(!results.hidden));
  marked = -1;
  if (found.length) markResult(0);
}

function takeResult(item) {
  const text = searchBox.value;
  closeResults();
  searchBox.value = "";
  if (item.dataset.all) {
    go({ q: text.trim().slice(0, 200), focus: "", path: "", onward: "" }, { move: true });
    return;
  }
  go({ focus: item.dataset.iri, path: "", onward: "", q: "" }, { move: true });
  byId("details").focus();
}

searchBox.addEventListener("input", showResults);
searchBox.addEventListener("focus", () => searchBox.value && showResults());
searchBox.addEventListener("blur", closeResults);
searchBox.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // Enter ends the writing of a word, as in Japanese.
  if (event.key === "ArrowDown") markResult(marked + 1);
  else if (event.key === "ArrowUp") markResult(marked - 1);
  else if (event.key === "Enter" && resultItems()[marked]) takeResult(resultItems()[marked]);
  else if (event.key === "Escape") {
    if (results.hidden && !searchBox.value && (subject() || state.q)) letGo();
    if (results.hidden) searchBox.value = "";
    closeResults();
  } else return;
  event.preventDefault();
});
// Before the blur that would close the list.
results.addEventListener("mousedown", (event) => {
  const item = event.target.closest("[data-iri], [data-all]");
  if (item) takeResult(item);
  event.preventDefault();
});
