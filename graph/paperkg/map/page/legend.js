/* The legend, which is also the filter. */

/** @import { Topic } from "./model.js" */
import { data } from "./data.js";
import { byId, make, targetOf } from "./dom.js";
import { makeSwatch } from "./elements.js";
import { isFiltered } from "./filters.js";
import { showLooks } from "./looks.js";
import { range } from "./numbers.js";
import { showStarts } from "./starts.js";
import { DEFAULTS, KINDS, go, state } from "./state.js";
import { shorten } from "./text.js";
import { isIn } from "./topics.js";

/** @type {{[view: string]: string}} */
const LEADS = {
  lineage: "Time runs from left to right. Each lane is a topic. Select a paper to see what it builds on, what builds on it, and who says so.",
  network: "Papers stand near what they cite. Each coloured area is a community, named after what tells it apart. Papers that are tied to no other stand below. Each letter is a topic. Select a paper to see its lineage.",
  concepts: "Concepts from left to right: what to know before what. Select a concept to see the papers that introduce and use it.",
  table: "All papers in reading order. The filters below apply here too.",
};

const UNDATED = "The list gives no dates: each box is one of its sections. Select a paper to see what it builds on, what builds on it, and who says so.";

/**
 * @param {Topic} topic
 * @param {number} number
 * @param {number} size
 */
function makeTopicButton(topic, number, size) {
  return make("li", { className: topic.broader >= 0 ? "inner" : "" },
    make("button", { type: "button", data: { topic: topic.iri }, aria: { pressed: "false" } },
      makeSwatch(number), make("span", { dir: "auto" }, shorten(topic.label, 80)), make("span", { className: "size" }, String(size))));
}

export function showLegend() {
  const sizes = data.topics.map((_, number) => data.listed.filter((paper) => isIn(paper, number)).length);
  byId("legend").replaceChildren(...data.topics
    .flatMap((topic, number) => (sizes[number] ? makeTopicButton(topic, number, sizes[number]) : [])));
  markLegend();
}

/** The radio buttons of "read or not". @returns {HTMLInputElement[]} */
function readButtons() {
  return [...document.querySelectorAll("input[name=read]")].filter((button) => button instanceof HTMLInputElement);
}

/** Show which lines are drawn. */
function markLines() {
  for (const kind of KINDS) byId(`kind-${kind}`).checked = state.kinds.includes(kind);
  byId("gaps").checked = state.gaps;
  byId("gaps").disabled = !data.gaps.length;
  byId("gaps-size").textContent = data.gaps.length ? `: ${Math.min(data.gaps.length, data.constants.gaps)}` : ": none";
  const said = state.confidence === null ? "as built" : `at least ${Math.round(state.confidence * 100)}%`;
  byId("confidence").value = String(Math.round((state.confidence ?? data.leastHeld) * 100));
  byId("confidence-value").textContent = said;
  byId("confidence").setAttribute("aria-valuetext", said);
}

/** Show which papers are let through. */
function markPapers() {
  for (const button of byId("legend").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(state.topic.includes(button.dataset.topic)));
  }
  for (const button of readButtons()) button.checked = button.value === state.read;
  if (!data.years) return;
  const [from, to] = state.years || data.years;
  byId("from").value = String(from);
  byId("to").value = String(to);
}

/** Whether all is shown, as when the page is opened. */
function isUntouched() {
  return !isFiltered() && !state.q && state.confidence === null && !state.gaps && state.kinds.join() === DEFAULTS.kinds.join();
}

/** Whether there is something in a part of the legend. @param {string} id */
function hasContent(id) {
  if (id === "missing-part") return data.gaps.length > 0;
  if (id === "redundant") return data.edges.some(({ held, redundant }) => held && redundant);
  if (id === "guessed") return data.guessed.size > 0;
  return id !== "sure" || data.edges.length > 0;
}

/** Show only what does something in the view that is shown. */
function markParts() {
  for (const part of document.querySelectorAll("[data-views]")) {
    const views = (part.getAttribute("data-views") || "").split(" ");
    part.toggleAttribute("hidden", !views.includes(state.view) || !hasContent(part.id));
  }
}

export function markLegend() {
  showStarts();
  markLines();
  markPapers();
  markParts();
  showLooks();
  byId("lead").textContent = state.view === "lineage" && !data.ticks.length ? UNDATED : LEADS[state.view];
  byId("unfilter").hidden = isUntouched();
}

/** @param {[first: number, last: number]} years that there are */
function takeYears([first, last]) {
  /** @param {string} text @param {number} other */
  const within = (text, other) => Math.min(Math.max(Math.round(Number(text)) || other, first), last);
  const given = [within(byId("from").value, first), within(byId("to").value, last)];
  const [from, to] = range(given);
  go({ years: from === first && to === last ? null : [from, to] });
}

function prepareYears() {
  const { years } = data;
  byId("years").hidden = !years || years[0] === years[1];
  if (!years) return;
  for (const id of ["from", "to"]) {
    Object.assign(byId(id), { min: years[0], max: years[1] });
    byId(id).addEventListener("change", () => takeYears(years));
  }
}

function prepareConfidence() {
  let sliding = false; // All that one movement passes is one step of the history.
  byId("confidence").addEventListener("input", () => {
    go({ confidence: Number(byId("confidence").value) / 100 }, { replace: sliding });
    sliding = true;
  });
  byId("confidence").addEventListener("change", () => { sliding = false; });
}

export function prepareLegend() {
  byId("legend").addEventListener("click", (/** @type {Event} */ event) => {
    const { topic } = targetOf(event, "[data-topic]")?.dataset || {};
    if (!topic) return;
    go({ topic: state.topic.includes(topic) ? state.topic.filter((iri) => iri !== topic) : [...state.topic, topic] });
  });
  for (const kind of KINDS) {
    byId(`kind-${kind}`).addEventListener("change", () => go({ kinds: KINDS.filter((name) => byId(`kind-${name}`).checked) }));
  }
  byId("gaps").addEventListener("change", () => go({ gaps: byId("gaps").checked }, { move: true }));
  for (const button of readButtons()) button.addEventListener("change", () => go({ read: button.value }));
  prepareConfidence();
  prepareYears();
  byId("unfilter").addEventListener("click", () => {
    const { topic, kinds, gaps, years, read, confidence } = DEFAULTS;
    go({ topic, kinds, gaps, years, read, confidence, q: "" });
    byId("search").focus({ preventScroll: true });
  });
}
