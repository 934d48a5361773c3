/* What is left out stays said: a chip for each filter that is on, which one press takes away. */

/** @import { State } from "./state.js" */
import { data } from "./data.js";
import { byId, make, targetOf } from "./dom.js";
import { DEFAULTS, go, state } from "./state.js";
import { plain, shorten } from "./text.js";

/** @typedef {{key: string, text: string, without: Partial<State>}} Chip */

/** @returns {Chip[]} */
function topicChips() {
  return state.topic.map((iri) => ({
    key: `topic ${iri}`,
    text: data.topics[data.topicByIri.get(iri) ?? 0].label,
    without: { topic: state.topic.filter((other) => other !== iri) },
  }));
}

/** @returns {Chip[]} */
function findChips() {
  const { years, read, confidence, q } = state;
  return [
    ...(q ? [{ key: "q", text: `“${plain(q)}”`, without: { q: "" } }] : []),
    ...topicChips(),
    ...(years ? [{ key: "years", text: years[0] === years[1] ? `${years[0]}` : `${years[0]} to ${years[1]}`, without: { years: null } }] : []),
    ...(read === DEFAULTS.read ? [] : [{ key: "read", text: read === "read" ? "read" : "not read", without: { read: DEFAULTS.read } }]),
    ...(confidence === null ? [] : [{ key: "confidence", text: `confidence ${Math.round(confidence * 100)}%`, without: { confidence: null } }]),
  ];
}

/** @param {Chip} chip */
function makeChip({ key, text }) {
  const short = shorten(text, 32);
  return make("button", { type: "button", data: { chip: key }, dir: "auto", aria: { label: `Remove the filter ${short}` } },
    short, make("span", { aria: { hidden: "true" } }, " ×"));
}

/** Show the filters that are on. */
export function showChips() {
  const chips = findChips();
  byId("chips").hidden = !chips.length;
  byId("chips").replaceChildren(make("span", {}, "Only"), ...chips.map(makeChip));
}

byId("chips").addEventListener("click", (/** @type {Event} */ event) => {
  const key = targetOf(event, "[data-chip]")?.dataset.chip;
  const chip = findChips().find((other) => other.key === key);
  if (!chip) return;
  go(chip.without);
  (byId("chips").querySelector("[data-chip]") || byId("search")).focus({ preventScroll: true });
});
