/* What is drawn in a view: nodes and lines with their places, before any drawing. */

/** @import { Group } from "./groups.js" */
/** @import { Edge, Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { conceptPasses, findLit, passes } from "./filters.js";
import { FOLD_FROM, makeGroups, makeTies, outlook, thingsInSight } from "./groups.js";
import { holding, pathTo } from "./lineage.js";
import { placeGaps, placesOf } from "./places.js";
import { findStarts } from "./starts.js";
import { state, subject } from "./state.js";
import { topicOf } from "./topics.js";

/**
 * @typedef {object} SceneNode
 * @property {string} id
 * @property {Thing | Group} thing
 * @property {number} x
 * @property {number} y
 * @property {string} label
 * @property {number} topic
 * @property {boolean} lit whether it stands out
 * @property {boolean} chosen
 * @property {number} step its number on the path, or 0
 * @property {boolean} start whether one may start with it
 * @property {boolean} hollow whether it is not on the list
 */
/**
 * @typedef {object} SceneLine
 * @property {string} id
 * @property {"builds-on" | "cites" | "needs" | "group"} kind
 * @property {SceneNode} from
 * @property {SceneNode} to
 * @property {boolean} lit
 * @property {boolean} touches whether it leads to or from what is chosen
 * @property {Edge | null} edge
 * @property {number} size how many lines it stands for
 */
/** @typedef {Map<string, SceneNode>} SceneNodes */
/** @typedef {{view: string, nodes: SceneNodes, lines: SceneLine[], lit: Set<Thing> | null, folded: boolean, bundled: boolean}} Scene
 * folded: groups are drawn where the reader is not near; bundled: not all citations are drawn one by one */

/** More citations than this are not drawn one by one. */
const MOST_CITATIONS = 3000;

/** @type {Scene} */
export let scene = { view: "lineage", nodes: new Map(), lines: [], lit: null, folded: false, bundled: false };

/**
 * The things that a view can show.
 * @param {string} view
 * @returns {Thing[]}
 */
function thingsOf(view) {
  const chosen = subject();
  if (view === "concepts") return data.concepts.filter((concept) => concept === chosen || conceptPasses(concept));
  const lit = state.path ? findLit() : null;
  return data.listed.filter((paper) => passes(paper) || paper === chosen || (lit && lit.has(paper)));
}

/** Whether what is chosen is a gap. */
function isGapChosen() {
  const chosen = subject();
  return chosen?.type === "paper" && !chosen.listed;
}

/**
 * The gaps that a view shows: those that are asked for, found, or chosen.
 * @param {string} view
 */
function gapsOf(view) {
  if (view === "concepts") return [];
  const asked = state.gaps ? data.gaps.slice(0, data.constants.gaps) : [];
  const found = state.q && !subject() ? data.gaps.filter((gap) => findLit()?.has(gap)) : [];
  const chosen = data.gaps.filter((gap) => gap === subject());
  return placeGaps(view, new Set([...asked, ...found, ...chosen]));
}

/**
 * The numbers of the steps of the path that is shown.
 * @returns {Map<Thing, number>}
 */
function numberSteps() {
  const thing = state.path ? subject() : null;
  const steps = thing ? pathTo(thing, state.confidence).steps : [];
  return new Map(steps.map((step, place) => [step, place + 1]));
}

/**
 * Make the nodes of a view.
 * @param {string} view
 * @param {Thing[]} things
 * @param {Set<Thing> | null} lit
 * @returns {SceneNodes}
 */
function makeNodes(view, things, lit) {
  const { x, y } = placesOf(view);
  const steps = numberSteps();
  const chosen = subject();
  const starts = new Set(lit ? [] : findStarts());
  /** @type {{thing: Thing, label: string, x: number, y: number}[]} */
  const placed = things.map((thing) => ({
    thing, x: x[thing.number], y: y[thing.number],
    label: (thing.type === "concept" ? data.conceptLabels : data.labels)[thing.number],
  }));
  return new Map([...placed, ...gapsOf(view)].map(({ thing, ...place }) => [thing.id, {
    ...place, thing,
    id: thing.id,
    topic: topicOf(thing),
    lit: !lit || lit.has(thing),
    chosen: thing === chosen,
    step: steps.get(thing) || 0,
    start: thing.type === "paper" && starts.has(thing),
    hollow: thing.type === "paper" && !thing.listed,
  }]));
}

/**
 * Make a line, where both of its ends are shown.
 * @param {SceneNodes} nodes
 * @param {SceneLine["kind"]} kind
 * @param {Thing} earlier
 * @param {Thing} later
 * @param {Edge | null} [edge]
 * @returns {SceneLine[]}
 */
function makeLine(nodes, kind, earlier, later, edge = null) {
  const [from, to] = [nodes.get(earlier.id), nodes.get(later.id)];
  if (!from || !to) return [];
  const touches = from.chosen || to.chosen;
  return [{ id: `${kind} ${from.id} ${to.id}`, kind, from, to, lit: from.lit && to.lit, touches, edge, size: 1 }];
}

/** @param {SceneNodes} nodes */
function makeNeeds(nodes) {
  return data.concepts.flatMap((concept) => concept.needs.flatMap((base) => makeLine(nodes, "needs", base, concept)));
}

/** The citations that are asked for. @param {SceneNodes} nodes */
function makeCitations(nodes) {
  if (!state.kinds.includes("cites") && !isGapChosen()) return [];
  return [...nodes.values()].flatMap(({ thing }) => (thing.type === "paper" ? thing.cites : [])
    .flatMap((cited) => makeLine(nodes, "cites", cited, /** @type {Paper} */ (thing))));
}

/** @param {SceneNodes} nodes */
function makeBuildsOn(nodes) {
  if (!state.kinds.includes("builds-on")) return [];
  return holding(data.edges, state.confidence)
    .flatMap((edge) => makeLine(nodes, "builds-on", edge.earlier, edge.later, edge));
}

/**
 * Make the lines of a view. Citations come first, so that they are drawn behind the others; of too
 * many, only those of what is chosen are drawn one by one.
 * @param {string} view
 * @param {SceneNodes} nodes
 * @param {boolean} folded
 */
function makeLines(view, nodes, folded) {
  if (view === "concepts") return { lines: makeNeeds(nodes), bundled: false };
  const citations = makeCitations(nodes);
  const tooMany = citations.length > MOST_CITATIONS;
  const drawn = tooMany ? citations.filter(({ touches }) => touches) : citations;
  return { lines: [...drawn, ...makeBuildsOn(nodes)], bundled: state.kinds.includes("cites") && (folded || tooMany) };
}

/**
 * Make all nodes and lines of the state that is shown.
 * @returns {Scene}
 */
function makeScene() {
  const view = state.view === "table" ? "lineage" : state.view;
  const lit = findLit();
  const things = thingsOf(view);
  const folded = things.length > FOLD_FROM;
  const nodes = makeNodes(view, folded ? thingsInSight(view, things, lit) : things, lit);
  const { lines, bundled } = makeLines(view, nodes, folded);
  if (!folded || outlook().near) return { view, nodes, lines, lit, folded, bundled };
  // Groups come first, so that what stands out is drawn over them.
  const groups = makeGroups(view, things, lit);
  /** @type {SceneNodes} */
  const all = new Map([...groups.map((node) => /** @type {[string, SceneNode]} */ ([node.id, node])), ...nodes]);
  return { view, nodes: all, lines: [...(lit ? [] : makeTies(groups)), ...lines], lit, folded, bundled };
}

/** Make the scene anew. */
export function setScene() {
  scene = makeScene();
}
