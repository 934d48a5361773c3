/* Where to start: the papers that can be read next. */

const MOST_STARTS = 5;

/** Whether all that a paper builds on is read, or builds on it in turn. */
function isReady(paper) {
  const found = new Set([paper]);
  for (const one of found) {
    for (const other of before(one, null)) {
      if (!found.has(other) && !isRead(other) && !reach(other, before, null).has(paper)) return false;
      found.add(other);
    }
  }
  return true;
}

/** The papers that can be read next, what leads to most first: those of `kg next`.
 * @returns {object[]}
 */
const findStarts = oncePerState(() => data.listed
  .filter((paper) => !isRead(paper) && passes(paper) && isReady(paper))
  .sort((a, b) => b.leadsTo - a.leadsTo || b.citedBy.length - a.citedBy.length || a.rank - b.rank)
  .slice(0, MOST_STARTS));

/** Why there is no paper to start with. */
function sayNoStart() {
  if (!data.listed.length) return "There are no papers on the list yet.";
  return data.listed.every(isRead) ? "You have read all of it." : "None of these can be read yet, or all are read.";
}

/** The list of them, for the panel. */
function showStarts() {
  const found = findStarts();
  const begun = data.listed.some(isRead);
  byId("starts-title").textContent = begun ? "Read next" : "Start here";
  byId("starts-none").hidden = found.length > 0;
  byId("starts-none").textContent = sayNoStart();
  byId("starts").replaceChildren(...found.map((paper) => {
    const facts = [
      paper.leadsTo ? `leads to ${paper.leadsTo.toLocaleString("en")}` : "",
      paper.citedBy.length ? `cited by ${paper.citedBy.length.toLocaleString("en")} here` : "",
    ].filter(Boolean);
    return make("li", {}, makeName(paper, shorten(paper.title, 120)),
      make("small", {}, [paper.year, ...facts].filter(Boolean).join(" · ")));
  }));
}

/** Draw the sign of a paper to start with: an arrowhead at the edge of its box. */
function drawStart(context, x, y) {
  context.beginPath();
  context.arc(x, y, 9, 0, 2 * Math.PI);
  context.fillStyle = css("--accent");
  context.fill();
  context.strokeStyle = css("--paper");
  context.lineWidth = 1.2;
  context.stroke();
  context.beginPath();
  context.moveTo(x - 2.6, y - 4.4);
  context.lineTo(x + 4.8, y);
  context.lineTo(x - 2.6, y + 4.4);
  context.closePath();
  context.fillStyle = css("--paper");
  context.fill();
}
