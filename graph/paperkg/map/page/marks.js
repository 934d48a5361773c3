/* Read marks: those of the list, and those that the reader sets here, kept in this browser. */

const MARKS_KEY = `paperkg read marks: ${data.title}`;
let marks = readMarks();

/** What this browser keeps: also marks of another tab, and of another list of the same title. */
function keptMarks() {
  try {
    return Object.entries(JSON.parse(localStorage.getItem(MARKS_KEY)) || {});
  } catch {
    return []; // A browser that keeps nothing, as in a frame without a right to.
  }
}

/** The marks that differ from the list. */
function readMarks() {
  return new Map(keptMarks().filter(([iri, read]) => data.byIri.has(iri) && data.byIri.get(iri).read !== read));
}

window.addEventListener("storage", (event) => {
  if (event.key !== MARKS_KEY && event.key !== null) return;
  marks = readMarks();
  announce(state, {});
});

/** Whether the reader has read it: what was set here wins over the list. */
function isRead(thing) {
  return marks.has(thing.iri) ? marks.get(thing.iri) === true : thing.read;
}

/** Set or take away a read mark.
 * @returns {boolean} whether the browser keeps it
 */
function toggleRead(paper) {
  const read = !isRead(paper);
  if (read === paper.read) marks.delete(paper.iri);
  else marks.set(paper.iri, read);
  const kept = new Map(keptMarks());
  if (marks.has(paper.iri)) kept.set(paper.iri, read);
  else kept.delete(paper.iri);
  try {
    localStorage.setItem(MARKS_KEY, JSON.stringify(Object.fromEntries(kept)));
    return true;
  } catch {
    return false;
  }
}

/** The lines of the list for all marks that were changed here, in the order of the list. */
function changedLines() {
  return data.listed
    .filter((paper) => marks.has(paper.iri))
    .map((paper) => `- [${isRead(paper) ? "x" : " "}] ${markdownLink(paper)}`);
}
