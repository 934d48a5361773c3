/* Read marks: those of the list, and those that the reader sets here, kept in this browser. */

const MARKS_KEY = `paperkg read marks: ${data.title}`;
const marks = readMarks();

function readMarks() {
  try {
    const kept = JSON.parse(localStorage.getItem(MARKS_KEY)) || {};
    return new Map(Object.entries(kept).filter(([iri]) => data.byIri.has(iri)));
  } catch {
    return new Map(); // A browser that keeps nothing, as in a frame without a right to.
  }
}

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
  try {
    localStorage.setItem(MARKS_KEY, JSON.stringify(Object.fromEntries(marks)));
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
