/* What is under the pointer: a note about it, and its neighbours lit. */

/** @import { Edge, Thing } from "./model.js" */
/** @import { SceneNode } from "./scene.js" */
import { calm, container, drawn, network } from "./canvas.js";
import { css } from "./colour.js";
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { laneNamesWidth } from "./lanes.js";
import { holding } from "./lineage.js";
import { followWays } from "./paint.js";
import { sectionsOf } from "./places.js";
import { roomBeside } from "./rows.js";
import { scene } from "./scene.js";
import { state } from "./state.js";
import { count, shorten } from "./text.js";

/** Milliseconds until the note comes. */
const DELAY = 250;
/** So far from the pointer, in pixels. */
const BESIDE = 14;

/** @type {HTMLElement} */
const note = byId("note");
/** @type {Point} */
let pointer = { x: 0, y: 0 };
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** The name of a lane or section that the note says, or "". */
let nameShown = "";
/** @type {{nodes: object[], edges: object[], ids: Set<string>}} what lit neighbours looked like before */
let unlit = { nodes: [], edges: [], ids: new Set() };

/**
 * An edge in words, with what says so.
 * @param {Edge} edge
 */
export function sayEdge({ later, earlier, confidence, evidence }) {
  const why = evidence[0]?.text ? `: ${evidence[0].text}` : "";
  return shorten(`${later.name} builds on ${earlier.name} (${Math.round(confidence * 100)}%)${why}`, 300);
}

/** The strongest of what a thing builds on, and how much builds on it. @param {Thing} thing */
function sayTies(thing) {
  if (thing.type === "concept") return thing.definition ? [shorten(thing.definition, 200)] : [];
  const bases = holding(thing.bases, state.confidence).sort((a, b) => b.confidence - a.confidence);
  const heirs = holding(thing.heirs, state.confidence).length;
  return [
    ...bases.slice(0, 2).map(sayEdge),
    ...(bases.length > 2 ? [`and builds on ${bases.length - 2} more`] : []),
    ...(heirs ? [`${count(heirs, "paper")} on the list ${heirs === 1 ? "builds" : "build"} on it`] : []),
    ...(thing.listed ? [] : [`not on your list: ×${thing.citedBy.length}, cited by ${count(thing.citedBy.length, "paper")} of it`]),
  ];
}

/** Year and authors. @param {Thing} thing */
function sayWho(thing) {
  if (thing.type === "concept") return "concept";
  const authors = thing.authors.slice(0, 3).join(", ") + (thing.authors.length > 3 ? ", …" : "");
  return [thing.year ? String(thing.year) : "no date", shorten(authors, 120)].filter(Boolean).join(" · ");
}

/** @param {SceneNode} node */
function noteOf({ thing }) {
  if (thing.type === "group") return [make("strong", {}, thing.title)];
  return [
    make("strong", { dir: "auto" }, shorten(thing.title, 200)),
    make("span", { dir: "auto" }, sayWho(thing)),
    ...sayTies(thing).map((text) => make("span", { dir: "auto" }, text)),
  ];
}

/** Put the note beside the pointer, and within the map. */
function placeNote() {
  const { clientWidth, clientHeight } = container;
  const { offsetWidth, offsetHeight } = note;
  const isLow = pointer.y + BESIDE + offsetHeight > clientHeight;
  const top = isLow ? pointer.y - BESIDE - offsetHeight : pointer.y + BESIDE;
  note.style.left = `${Math.max(4, Math.min(pointer.x + BESIDE, clientWidth - offsetWidth - 4))}px`;
  note.style.top = `${Math.max(4, top)}px`;
}

/** Show words beside the pointer, once it rests. @param {HTMLElement[]} words */
function showNote(words) {
  clearTimeout(waiting);
  nameShown = "";
  waiting = setTimeout(() => {
    note.replaceChildren(...words);
    note.hidden = false;
    placeNote();
  }, calm.matches ? 0 : DELAY);
}

/** Take the note away, and let neighbours look as before. */
function hideNote() {
  clearTimeout(waiting);
  nameShown = "";
  note.hidden = true;
  if (unlit.edges.length) drawn.edges.update(unlit.edges);
  followWays(scene.lines.filter(({ id }) => unlit.ids.has(id)));
  if (unlit.nodes.length) drawn.nodes.update(unlit.nodes);
  unlit = { nodes: [], edges: [], ids: new Set() };
}

/** The name of the lane or section whose name is under the pointer: on the map it may be cut. */
function findName() {
  const { x, y } = network.DOMtoCanvas(pointer);
  const section = sectionsOf(scene.view)
    .find(({ left, right, top, head }) => x >= left && x < right && y >= top && y < top + head);
  if (section || scene.view !== "lineage" || !roomBeside || pointer.x > laneNamesWidth()) return section?.label || "";
  return data.lanes.find(({ top, bottom }) => y >= top && y < bottom)?.label || "";
}

/** Say the whole name of the lane or section under the pointer. */
function noteName() {
  const name = findName();
  if (name === nameShown) return;
  if (!name) hideNote();
  else {
    showNote([make("strong", { dir: "auto" }, name)]);
    nameShown = name;
  }
}

/**
 * Light the lines of a node, and what they lead to.
 * @param {string} id
 */
function lightNeighbours(id) {
  const touching = scene.lines.filter(({ from, to }) => from.id === id || to.id === id);
  const lines = touching.flatMap((line) => drawn.edges.get(line.id) || []);
  const ends = new Set(lines.flatMap(({ from, to }) => [from, to]).filter((end) => end !== id));
  const nodes = [...ends].flatMap((end) => drawn.nodes.get(end) || []);
  unlit = {
    ids: new Set(lines.map((line) => line.id)),
    edges: lines.map(({ id: line, width, color }) => ({ id: line, width, color })),
    nodes: nodes.map(({ id: node, borderWidth, color }) => ({ id: node, borderWidth, color })),
  };
  const accent = css("--accent");
  if (lines.length) drawn.edges.update(lines.map(({ id: line, width }) => ({ id: line, width: Math.max(width, 2.4), color: { color: accent, inherit: false } })));
  followWays(touching);
  if (nodes.length) drawn.nodes.update(nodes.map(({ id: node, color }) => ({ id: node, borderWidth: 2.4, color: { ...color, border: accent } })));
}

network.on("hoverNode", ({ node: id }) => {
  hideNote();
  const node = scene.nodes.get(id);
  if (!node) return;
  if (node.thing.type !== "group") lightNeighbours(id);
  showNote(noteOf(node));
});
network.on("hoverEdge", ({ edge: id }) => {
  const edge = scene.lines.find((line) => line.id === id)?.edge;
  if (edge && !unlit.nodes.length) showNote([make("span", { dir: "auto" }, sayEdge(edge))]);
});
network.on("blurNode", hideNote);
network.on("blurEdge", hideNote);
container.addEventListener("pointermove", (event) => {
  const { left, top } = container.getBoundingClientRect();
  pointer = { x: event.clientX - left, y: event.clientY - top };
  noteName();
});
// What is drawn on knows nothing of a pointer that went elsewhere.
for (const away of ["pointerleave", "pointerdown", "wheel"]) container.addEventListener(away, hideNote);
