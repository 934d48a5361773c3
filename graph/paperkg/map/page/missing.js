/* Missing works: what several papers of the list cite and it lacks, most cited first. */

/** @import { Paper } from "./model.js" */
import { data } from "./data.js";
import { copyOrShow } from "./dialog.js";
import { byId, make, targetOf } from "./dom.js";
import { makeFolded, makeName } from "./elements.js";
import { listLine } from "./markdown.js";
import { shorten } from "./text.js";

/** So many are in sight, and so many of those who cite one are named. */
const IN_SIGHT = 5;
const NAMED = 3;

/**
 * Who cites a missing work.
 * @param {Paper} paper
 */
export function sayCiting({ citedBy }) {
  const names = citedBy.slice(0, NAMED).map((citing) => shorten(citing.name, 40)).join(", ");
  return citedBy.length > NAMED ? `${names} and ${citedBy.length - NAMED} more` : names;
}

/** @param {Paper} paper */
function makeMissing(paper) {
  return make("li", {},
    make("span", { className: "times", title: "cited by so many papers of your list" }, `×${paper.citedBy.length}`),
    makeName(paper, shorten(paper.title, 120)),
    make("small", { dir: "auto" }, `cited by ${sayCiting(paper)}`),
    make("button", { type: "button", className: "small", data: { line: paper.iri }, aria: { label: `Copy a line for your list: ${shorten(paper.name, 80)}` } }, "Copy line"));
}

/** Copy a line for the list, or show it where the browser does not let the page copy. @param {Paper} paper */
export function copyListLine(paper) {
  return copyOrShow({
    title: "A line for your list", hint: "Put this line into your list, then run kg build.",
    text: listLine(paper), ending: "md", done: "Copied: put the line into your list, then run kg build.",
  });
}

/** Write the list of missing works, once. */
export function showMissing() {
  byId("missing").replaceChildren(...data.gaps.slice(0, IN_SIGHT).map(makeMissing));
  byId("missing-rest").replaceChildren(...makeFolded(`${data.gaps.length - IN_SIGHT} more`, data.gaps.slice(IN_SIGHT).map(makeMissing)));
}

byId("missing-part").addEventListener("click", (/** @type {Event} */ event) => {
  const thing = data.byIri.get(targetOf(event, "[data-line]")?.dataset.line || "");
  if (thing?.type === "paper") copyListLine(thing);
});
