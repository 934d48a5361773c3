/* The page as a whole: what happens when the state changes. */

/** @import { How, Listener, State } from "./state.js" */
import { sayCitations } from "./bundles.js";
import { container, drawn, network } from "./canvas.js";
import { pick } from "./choice.js";
import { darkness, printing, topicColour } from "./colour.js";
import { nearestNode } from "./cursor.js";
import { data } from "./data.js";
import { byId, say, targetOf } from "./dom.js";
import { showEmbedded } from "./embed.js";
import { describeShown, findLit } from "./filters.js";
import { markLegend, prepareLegend, showLegend } from "./legend.js";
import { pathTo, relatedTo } from "./lineage.js";
import { findMatches } from "./matches.js";
import { showOnly } from "./only.js";
import { draw } from "./paint.js";
import { showEdge, showPanel } from "./panel.js";
import { svgText } from "./picture.js";
import { scene } from "./scene.js";
import { showMissing } from "./missing.js";
import { STEP, bringIntoSight, fit, fitShown, fitWhole, fitted, phone, zoom } from "./sight.js";
import { showChips } from "./chips.js";
import { findStarts } from "./starts.js";
import { announce, choose, go, letGo, onChange, state, subject, takeAddress, trail } from "./state.js";
import { showTable } from "./table.js";
import { offerTour } from "./tour.js";
import { findNames } from "./words.js";
import "./bounds.js";
import "./ground.js";
import "./hover.js";
import "./signs.js";
import "./keys.js";
import "./overview.js";
import "./export.js";
import "./fold.js";
import "./share.js";
import "./search.js";
import "./wheel.js";

function markViews() {
  for (const button of byId("views").querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
}

/** Say whether there is a step back, and one forward. */
function markTrail() {
  byId("back").setAttribute("aria-disabled", String(trail.place === 0));
  byId("forward").setAttribute("aria-disabled", String(trail.place === trail.last));
}

/** Show the panel, from its beginning where it is about something else. @param {State} old */
function refreshPanel(old) {
  showPanel();
  const isSame = state.focus === old.focus && state.path === old.path && state.onward === old.onward;
  if (!isSame) byId("panel").scrollTop = 0;
}

/** What of it is in sight, while nobody has moved the map. */
const SIGHTS = { whole: ", whole map", start: ", seen from where to start", "": "" };

let shownInWords = "";

/** Say what is shown, and what of it is in sight. */
function writeStatus() {
  const isMap = state.view !== "table" && scene.nodes.size > 0 && !subject();
  const said = shownInWords + (isMap ? SIGHTS[fitted] : "");
  if (byId("status").textContent !== said) byId("status").textContent = said;
}
network.on("afterDrawing", writeStatus);

/** Say what is shown. @param {State} old */
function refreshStatus(old) {
  shownInWords = describeShown() + sayCitations();
  writeStatus();
  // Where the status is not to be seen, it is not heard either.
  if (old.view && state.view === "table") say(shownInWords);
}

/** Look at the lanes of the topics that were chosen. @param {State} old */
function fitTopics(old) {
  if (state.topic.join() !== old.topic.join()) fitShown();
}

/**
 * Draw the map, and look at what it is about.
 * @param {State} old
 * @param {How} how
 */
function refreshMap(old, { move = false }) {
  const sameView = scene.view === state.view && old.view === state.view;
  draw();
  if (!sameView || state.gaps !== old.gaps) fit();
  else fitTopics(old);
  const chosen = subject();
  if (move && (chosen || state.q)) bringIntoSight([...(chosen ? [chosen] : []), ...(findLit() || [])]);
}

/** @type {Listener} */
function show(_, old, how) {
  const isTable = state.view === "table";
  byId("table").hidden = !isTable;
  byId("stage").hidden = isTable;
  markViews();
  markTrail();
  showChips();
  markLegend();
  refreshPanel(old);
  if (isTable) showTable();
  else refreshMap(old, how);
  showOnly();
  refreshStatus(old);
}

function prepareControls() {
  byId("views").addEventListener("click", (/** @type {Event} */ event) => {
    const button = targetOf(event, "[data-view]");
    if (button) go({ view: button.dataset.view }, { move: true });
  });
  for (const button of byId("views").querySelectorAll("[data-view]")) {
    const { view } = button.dataset;
    button.hidden = view !== "table" && !(view in data.views);
  }
  // They never leave the page, and keep the focus where they lead no further.
  byId("back").addEventListener("click", () => trail.place > 0 && history.back());
  byId("forward").addEventListener("click", () => trail.place < trail.last && history.forward());
  byId("closer").addEventListener("click", () => zoom(STEP));
  byId("further").addEventListener("click", () => zoom(1 / STEP));
  byId("whole").addEventListener("click", () => {
    if (subject() || state.q) go({ focus: "", path: "", onward: "", q: "" });
    fitWhole();
  });
}

/** Choose what is clicked, or let go of what is chosen. @param {VisClick} click */
function takeClick({ nodes: [id], edges: [lineId] }) {
  const edge = scene.lines.find((line) => line.id === lineId)?.edge;
  if (id) pick(id);
  else if (edge) showEdge(edge);
  else if (subject() || state.q) letGo();
}

// vis-network takes a press of a quarter of a second for a click. It may be how a drag begins, so it
// is one only where it ends without having moved the map.
/** @type {VisClick | null} */
let held = null;
network.on("click", (click) => {
  if (click.event.type === "press") held = click;
  else takeClick(click);
});
network.on("dragStart", () => { held = null; });
network.on("release", () => {
  if (held) takeClick(held);
  held = null;
});
darkness.addEventListener("change", () => {
  showLegend();
  announce(state, {});
});
/** Show in a window of another size what was shown. */
function refit() {
  showOnly();
  const chosen = subject();
  fit();
  if (chosen) bringIntoSight([chosen, ...(findLit() || [])]);
}

// vis-network looks at the same size, takes it first, and changes the scale for it.
let shown = { width: container.clientWidth, height: container.clientHeight };
new ResizeObserver(() => {
  const { clientWidth: width, clientHeight: height } = container;
  const isSame = width === shown.width && (height === shown.height || phone.matches);
  // A phone that hides its address bar is no reason to move the map, nor is a picture of it.
  if (printing || isSame || !width || container.classList.contains("framed")) return;
  shown = { width, height };
  refit();
}).observe(container);

prepareControls();
prepareLegend();
showMissing();
onChange(show);
takeAddress();
showLegend();
showEmbedded();
show(state, { ...state, view: "" }, { move: true });
offerTour();

// For tests, and for people who look into the page.
window.paperkg = { data, network, drawn, choose, state: () => state, scene: () => scene, findMatches, findNames, findStarts, pathTo, relatedTo, nearestNode, svgText, topicColour };
