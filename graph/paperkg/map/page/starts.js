/* Where to start: the papers that can be read next. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { makeName } from "./elements.js";
import { passes } from "./filters.js";
import { before, isKnown, reach } from "./lineage.js";
import { isRead } from "./marks.js";
import { oncePerState } from "./state.js";
import { sayNumber, shorten } from "./text.js";
import { makeTick } from "./ticks.js";

/**
 * Whether all that a paper builds on directly is read, or builds on it in turn, and one of each of
 * its alternatives: who has read a paper knows what it needs. The rule is that of algorithms/next_up.py.
 * @param {Paper} paper
 */
function isReady(paper) {
  /** @type {Set<Thing>} */
  const together = new Set([paper]);
  for (const station of together) {
    if (station.either.some(({ choices }) => !choices.some((choice) => isKnown(choice) || together.has(choice)))) return false;
    for (const base of before(station, null)) {
      if (isRead(base)) continue;
      if (!reach(base, before, null).has(paper)) return false;
      together.add(base);
    }
  }
  return true;
}

/**
 * The papers that can be read next, what leads to most first: those of `kg next`.
 * @type {() => Paper[]}
 */
export const findStarts = oncePerState(() => data.listed
  .filter((paper) => !isRead(paper) && passes(paper) && isReady(paper))
  .sort((a, b) => b.leadsTo - a.leadsTo || b.citedBy.length - a.citedBy.length || a.rank - b.rank)
  .slice(0, data.constants.starts));

/** Why there is no paper to start with. */
function sayNoStart() {
  if (!data.listed.length) return "The list has no papers yet.";
  return data.listed.every(isRead) ? "You have read all papers." : "No paper shown here can be read yet, or all are read.";
}

/** @param {Paper} paper */
function makeStart(paper) {
  const facts = [
    paper.year ? String(paper.year) : "",
    paper.leadsTo ? `leads to ${sayNumber(paper.leadsTo)}` : "",
    paper.citedBy.length ? `cited by ${sayNumber(paper.citedBy.length)} here` : "",
  ];
  return make("li", {}, makeName(paper, shorten(paper.title, 120)),
    make("small", {}, makeTick(paper), ` ${facts.filter(Boolean).join(" · ")}`));
}

/** The list of them, for the panel. */
export function showStarts() {
  const found = findStarts();
  byId("starts-title").textContent = data.listed.some(isRead) ? "Read next" : "Start here";
  byId("starts-none").hidden = found.length > 0;
  byId("starts-none").textContent = sayNoStart();
  byId("starts").replaceChildren(...found.map(makeStart));
}
