/* What leads where: prerequisites, what builds on a thing, the path to it, related papers. */

/** @import { Alternatives, Edge, Paper, Thing } from "./model.js" */
import { isRead } from "./marks.js";

/** @typedef {number | null} Least the least confidence that the reader asks for, or null */
/** @typedef {(thing: Thing, least: Least) => Thing[]} Step from a thing to those beside it */

/**
 * Whether an edge holds: as the build decided, or from a confidence on that the reader sets.
 * @param {Edge} edge
 * @param {Least} least
 */
function holds(edge, least) {
  return least === null ? edge.held : edge.confidence >= least;
}

/**
 * The edges that hold.
 * @param {Edge[]} edges
 * @param {Least} least
 */
export function holding(edges, least) {
  return edges.filter((edge) => holds(edge, least));
}

/**
 * What comes directly before a thing: what a paper builds on; what a concept needs, and the papers
 * that introduce it. The rules are those of algorithms/prerequisite_graph.py.
 * @type {Step}
 */
export function before(thing, least) {
  if (thing.type === "concept") return [...thing.needs, ...thing.introducedBy];
  return holding(thing.bases, least).map((edge) => edge.earlier);
}

/**
 * What comes directly after a paper or a concept.
 * @type {Step}
 */
export function after(thing, least) {
  if (thing.type === "concept") return thing.neededBy;
  return holding(thing.heirs, least).map((edge) => edge.later);
}

/**
 * All that a thing reaches in a direction, itself included.
 * @param {Thing} thing
 * @param {Step} next
 * @param {Least} least
 * @returns {Set<Thing>}
 */
export function reach(thing, next, least) {
  const found = new Set([thing]);
  for (const station of found) for (const other of next(station, least)) found.add(other);
  return found;
}

/**
 * Ancestors and descendants of a thing along the edges that are shown.
 * @param {Thing} thing
 * @param {Least} least
 */
export function lineageOf(thing, least) {
  return new Set([...reach(thing, before, least), ...reach(thing, after, least)]);
}

/**
 * Things in the order to read.
 * @template {Thing} Kind
 * @param {Iterable<Kind>} things
 * @returns {Kind[]}
 */
export function inOrder(things) {
  return [...things].sort((a, b) => a.rank - b.rank);
}

/**
 * Things, each after what it needs: in reading order, which is that of the build, as far as another
 * confidence than that of the build lets it be.
 * @param {Set<Thing>} things
 * @param {Least} least
 */
function inOrderFrom(things, least) {
  const left = inOrder(things);
  if (least === null) return left;
  const order = new Set();
  /** @param {Thing} thing */
  const isNext = (thing) => before(thing, least).every((base) => order.has(base) || !things.has(base));
  while (left.length) order.add(left.splice(Math.max(left.findIndex(isNext), 0), 1)[0]);
  return [...order];
}

/**
 * @param {Thing} thing
 * @param {Thing} later what needs it or another
 * @param {Alternatives} group
 */
function sayChoice(thing, later, { choices, text }) {
  const others = choices.filter((choice) => choice !== thing).map((choice) => choice.name);
  return `${later.name} needs ${["it", ...others].join(" or ")}${text ? `: ${text.replace(/\.$/, "")}` : ""}`;
}

/**
 * Why a paper or concept is a step of a path.
 * @param {Thing} thing
 * @param {Set<Thing>} needed all of the path
 * @param {Least} least
 */
function whyNeeded(thing, needed, least) {
  const chosen = [...needed].flatMap((later) => later.either
    .filter(({ choices }) => choices.includes(thing))
    .map((group) => sayChoice(thing, later, group)));
  if (thing.type === "concept") return chosen;
  const introduced = thing.introduces.filter((concept) => needed.has(concept));
  const heirs = holding(thing.heirs, least).filter((edge) => needed.has(edge.later));
  return [
    ...introduced.map((concept) => `introduces ${concept.name}`),
    ...chosen,
    ...heirs.map(({ later, evidence }) => `${later.name} builds on it: ${evidence[0].text.replace(/\.$/, "")}`),
  ];
}

/**
 * Whether a thing is read, or a concept known: a concept is when all papers that introduce it are read.
 * @param {Thing} thing
 */
export function isKnown(thing) {
  return isRead(thing) || (thing.type === "concept" && thing.introducedBy.length > 0 && thing.introducedBy.every(isRead));
}

/**
 * Choose from the first alternatives of which none is needed yet; give what the choice adds. The rule
 * is that of algorithms/prerequisites.py.
 * @param {Set<Thing>} needed
 * @param {Thing} goal
 * @param {Step} step
 */
function findChoice(needed, goal, step) {
  const learning = inOrder(needed).filter((thing) => thing === goal || !isKnown(thing));
  const open = learning.flatMap(({ either }) => either.map(({ choices }) => choices))
    .find((choices) => !choices.some((choice) => needed.has(choice)));
  if (!open) return [];
  const reached = inOrder(open).map((choice) => (isKnown(choice) ? [choice] : [...reach(choice, step, null)]));
  /** @param {Thing[]} things */
  const cost = (things) => things.filter((thing) => !needed.has(thing) && !isKnown(thing)).length;
  return reached.reduce((best, other) => (cost(other) < cost(best) ? other : best));
}

/**
 * What to read to understand a thing, in the order of `kg path`, with the reasons.
 * @param {Thing} thing
 * @param {Least} least
 */
export function pathTo(thing, least) {
  // Who has read a paper knows what it needs.
  /** @type {Step} */
  const step = (station) => (station !== thing && isKnown(station) ? [] : before(station, least));
  const needed = reach(thing, step, least);
  for (let added = findChoice(needed, thing, step); added.length; added = findChoice(needed, thing, step)) {
    for (const other of added) needed.add(other);
  }
  const stations = inOrderFrom(needed, least).filter((station) => station.type === "paper" || !station.introducedBy.length);
  /** @param {Thing} station */
  const isDone = (station) => station !== thing && isRead(station);
  return {
    needed,
    steps: stations.filter((station) => !isDone(station)),
    read: stations.filter(isDone),
    /** @param {Thing} station */
    whyOf: (station) => [...(station === thing ? ["you asked for it"] : []), ...whyNeeded(station, needed, least)],
  };
}

/**
 * The papers that are cited together with a paper most often (co-citation, Small 1973).
 * @param {Paper} paper
 */
export function relatedTo(paper, most = 5) {
  return [...paper.cocited]
    .sort((a, b) => b.together - a.together || a.paper.number - b.paper.number)
    .slice(0, most);
}
