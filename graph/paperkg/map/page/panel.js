/* The side panel: the legend, or what is chosen. */

/** @import { Edge, Thing } from "./model.js" */
import { bibtex } from "./bibtex.js";
import { describeConcept, describeOnward, describePaper, describePath, markOf } from "./details.js";
import { showText } from "./dialog.js";
import { byId, make, say, targetOf } from "./dom.js";
import { copyListLine } from "./missing.js";
import { choose, chooseIri, go, letGo, state, subject } from "./state.js";
import { shorten } from "./text.js";
import { tick } from "./ticks.js";

/** What the panel says about a thing, in the state that is shown. @param {Thing} thing */
function describe(thing) {
  if (state.path) return describePath(thing);
  if (state.onward) return describeOnward(thing);
  return thing.type === "concept" ? describeConcept(thing) : describePaper(thing);
}

/** Fill the panel with what is chosen, or show the legend. */
export function showPanel() {
  const thing = subject();
  byId("details").hidden = !thing;
  byId("guide").hidden = Boolean(thing);
  if (!thing) return;
  const back = make("button", { type: "button", className: "dismiss", data: { action: "dismiss" } }, "← Legend and filters");
  byId("details").replaceChildren(back, ...describe(thing));
}

/** Show who says that a paper builds on another. @param {Edge} edge */
export function showEdge(edge) {
  choose(edge.later, {});
  const item = byId("details").querySelector(`[data-edge="${markOf(edge)}"]`);
  item.classList.add("asked");
  item.scrollIntoView({ block: "center" });
  say(`${edge.later.name} builds on ${edge.earlier.name}`);
}

/** Show a thing as BibTeX. @param {Thing} thing */
function showBibtex(thing) {
  if (thing.type !== "paper") return;
  showText({ title: "BibTeX", hint: shorten(thing.title, 160), text: bibtex([thing]), ending: "bib" });
}

/** @type {{[action: string]: (thing: Thing) => void}} */
const ACTIONS = {
  about: (thing) => choose(thing, {}),
  path: ({ iri }) => go(state.path ? { focus: iri, path: "" } : { focus: "", onward: "", path: iri }, { move: true }),
  onward: ({ iri }) => go(state.onward ? { focus: iri, onward: "" } : { focus: "", path: "", onward: iri }, { move: true }),
  only: () => go({ only: !state.only }),
  mark: (thing) => { if (thing.type === "paper") tick(thing); },
};

/**
 * Do what a button of the details says. They are made anew: the focus goes back to the same button,
 * or to their beginning.
 * @param {string} action
 * @param {Thing} thing
 */
function act(action, thing) {
  ACTIONS[action](thing);
  (byId("details").querySelector(`[data-action="${action}"]`) || byId("details")).focus();
}

/** Let go of what is chosen, and go back to the legend. */
function dismiss() {
  letGo();
  byId("panel").focus({ preventScroll: true });
}

byId("panel").addEventListener("click", (/** @type {Event} */ event) => {
  const { iri, action } = targetOf(event, "[data-iri], [data-action]")?.dataset || {};
  const thing = subject();
  if (iri) {
    chooseIri(iri);
    byId("details").focus();
  } else if (action && thing) {
    if (action === "dismiss") dismiss();
    else if (action === "bibtex") showBibtex(thing);
    else if (action === "line" && thing.type === "paper") copyListLine(thing);
    else act(action, thing);
  }
});
