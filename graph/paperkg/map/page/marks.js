/* Read marks: those of the list, and those that the reader sets here, kept in this browser. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { announce, state } from "./state.js";

const MARKS_KEY = `paperkg read marks: ${data.title}`;
let marks = readMarks();

/**
 * What this browser keeps: also marks of another tab, and of another list of the same title.
 * @returns {[iri: string, read: unknown][]}
 */
function keptMarks() {
  try {
    return Object.entries(JSON.parse(localStorage.getItem(MARKS_KEY) || "{}") || {});
  } catch {
    return []; // A browser that keeps nothing, as in a frame without a right to.
  }
}

/** The marks that differ from the list; those on a former name of a paper are its own. */
function readMarks() {
  const kept = keptMarks();
  const former = kept.flatMap(([name, read]) => {
    const iri = data.formerly.get(name);
    return iri === undefined ? [] : [/** @type {[string, unknown]} */ ([iri, read])];
  });
  return new Map([...former, ...kept].filter(([iri, read]) => data.byIri.has(iri) && data.byIri.get(iri)?.read !== read));
}

window.addEventListener("storage", (event) => {
  if (event.key !== MARKS_KEY && event.key !== null) return;
  marks = readMarks();
  announce(state, {});
});

/**
 * Whether the reader marked a thing here otherwise than the list does.
 * @param {Thing} thing
 */
export function isMarked(thing) {
  return marks.has(thing.iri);
}

/**
 * Whether the reader has read it: what was set here wins over the list.
 * @param {Thing} thing
 */
export function isRead(thing) {
  return isMarked(thing) ? marks.get(thing.iri) === true : thing.read;
}

/**
 * Set or take away a read mark.
 * @param {Paper} paper
 * @returns {boolean} whether the browser keeps it
 */
export function toggleRead(paper) {
  const read = !isRead(paper);
  if (read === paper.read) marks.delete(paper.iri);
  else marks.set(paper.iri, read);
  const kept = new Map(keptMarks());
  if (isMarked(paper)) kept.set(paper.iri, read);
  else kept.delete(paper.iri);
  for (const [name, iri] of data.formerly) if (iri === paper.iri) kept.delete(name);
  try {
    localStorage.setItem(MARKS_KEY, JSON.stringify(Object.fromEntries(kept)));
    return true;
  } catch {
    return false;
  }
}
