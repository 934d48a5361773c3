/* Which papers and concepts are shown, and which of them stand out. */

/** @import { Least } from "./lineage.js" */
/** @import { Concept, Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { after, before, inOrder, lineageOf, pathTo, reach } from "./lineage.js";
import { isRead } from "./marks.js";
import { findMatches } from "./matches.js";
import { oncePerState, state, subject } from "./state.js";
import { count, plain, sayNumber, shorten } from "./text.js";
import { isIn } from "./topics.js";

/** @param {Paper} paper */
function isInTime(paper) {
  if (!state.years) return true;
  return paper.year !== null && paper.year >= state.years[0] && paper.year <= state.years[1];
}

/** @param {Paper} paper */
function hasTopic(paper) {
  return !state.topic.length || state.topic.some((iri) => isIn(paper, data.topicByIri.get(iri) ?? -1));
}

/**
 * Whether a paper is among those that the filters let through.
 * @param {Paper} paper
 */
export function passes(paper) {
  if (!hasTopic(paper) || !isInTime(paper)) return false;
  return state.read === "all" || isRead(paper) === (state.read === "read");
}

export function isFiltered() {
  return state.topic.length > 0 || state.years !== null || state.read !== "all";
}

/** @param {Concept} concept */
export function conceptPasses(concept) {
  return !isFiltered() || concept.introducedBy.some((paper) => paper.listed && passes(paper));
}

/**
 * What a thing touches in the other views: a concept is seen among the papers in those that
 * introduce or use it, and the other way round; a gap, in those that cite it.
 * @param {Thing} thing
 * @returns {Thing[]}
 */
function touchedBy(thing) {
  if (thing.type === "concept") return [...thing.introducedBy, ...thing.usedBy];
  return [...thing.introduces, ...thing.uses, ...(thing.listed ? [] : thing.citedBy)];
}

/**
 * What stands out on the path to a thing.
 * @param {Thing} thing
 * @param {Least} least
 */
function lightPath(thing, least) {
  const needed = reach(thing, before, least);
  if (state.view !== "concepts") return needed;
  return new Set([...needed, ...[...needed].flatMap((base) => (base.type === "paper" ? base.introduces : []))]);
}

/**
 * The papers and concepts that stand out, or null where all do.
 * @type {() => Set<Thing> | null}
 */
export const findLit = oncePerState(() => {
  const least = state.confidence;
  const thing = subject();
  if (!thing) return state.q ? new Set(findMatches(state.q)) : null;
  if (state.path) return lightPath(thing, least);
  if (state.onward) return reach(thing, after, least);
  return new Set([...lineageOf(thing, least), ...touchedBy(thing)]);
});

/**
 * The listed papers that are shown and stand out: the visible part of the map, in reading order.
 * @returns {Paper[]}
 */
export function visiblePapers() {
  const lit = findLit();
  const chosen = subject();
  return inOrder(data.listed.filter((paper) => {
    if (!lit) return passes(paper);
    return lit.has(paper) && (paper === chosen || state.path !== "" || passes(paper));
  }));
}

/**
 * Say in words what of a thing is shown.
 * @param {Thing} thing
 */
function describeSubject(thing) {
  if (state.path) return `Path to ${thing.name}: ${count(pathTo(thing, state.confidence).steps.length, "step")}`;
  if (state.onward) return `What builds on ${thing.name}: ${count((findLit() || new Set()).size - 1, "paper or concept", "papers or concepts")}`;
  return `${shorten(thing.name, 60)} and its lineage: ${describeCount()}`;
}

/** Say how many of the papers are shown. */
function describeCount() {
  return `${count(visiblePapers().length, "paper")} of ${sayNumber(data.listed.length)}`;
}

/** Say in words what is shown. */
export function describeShown() {
  if (state.view === "concepts" && !state.path && !state.onward) return describeConcepts();
  const thing = subject();
  if (thing) return describeSubject(thing);
  if (state.q) return `“${shorten(plain(state.q), 40)}”: ${describeCount()}`;
  return isFiltered() ? `Filtered: ${describeCount()}` : `All ${count(data.listed.length, "paper")}`;
}

function describeConcepts() {
  const lit = findLit();
  const all = data.concepts.length;
  const shown = data.concepts.filter((concept) => (lit ? lit.has(concept) : conceptPasses(concept))).length;
  return shown === all ? `All ${count(all, "concept")}` : `${count(shown, "concept")} of ${sayNumber(all)}`;
}
