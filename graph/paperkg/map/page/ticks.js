/* Ticks: a paper is marked as read wherever it is named with one. */

/** @import { Paper } from "./model.js" */
import { data } from "./data.js";
import { make, say, targetOf } from "./dom.js";
import { isRead, toggleRead } from "./marks.js";
import { announce, state } from "./state.js";
import { shorten } from "./text.js";

/**
 * A button that marks a paper as read, or no longer.
 * @param {Paper} paper
 */
export function makeTick(paper) {
  return make("button", {
    type: "button", className: "tick", data: { tick: paper.iri },
    aria: { pressed: String(isRead(paper)), label: `Read: ${shorten(paper.name, 100)}` },
    title: isRead(paper) ? "Read. Press to take the mark away." : "Mark as read",
  }, "✓");
}

/** Mark a paper as read, or no longer, and say so. @param {Paper} paper */
export function tick(paper) {
  const kept = toggleRead(paper);
  announce(state, {});
  say(`${isRead(paper) ? "Marked as read" : "Marked as not read"}${kept ? "" : ", but this browser does not keep marks"}`);
}

/**
 * The tick to go on with: of the same paper, else the next one, as lists are made anew.
 * @param {Element} list
 * @param {string} iri
 * @param {number} place
 */
function nextTick(list, iri, place) {
  const ticks = [...list.querySelectorAll(".tick")].filter((button) => button instanceof HTMLElement);
  return ticks.find((button) => button.dataset.tick === iri) || ticks[Math.min(place, ticks.length - 1)];
}

document.addEventListener("click", (event) => {
  const button = targetOf(event, "[data-tick]");
  const paper = data.byIri.get(button?.dataset.tick || "");
  const list = button?.closest("ol, tbody");
  if (!button || !list || paper?.type !== "paper") return;
  const place = [...list.querySelectorAll(".tick")].indexOf(button);
  tick(paper);
  (nextTick(list, paper.iri, place) || list.closest("section"))?.focus({ preventScroll: true });
});
