/* What leads where: prerequisites, what builds on a thing, the path to it, related papers. */

/** Whether a claim holds: as the build decided, or from a confidence on that the reader sets.
 * @param {object} claim
 * @param {number | null} least
 */
function holds(claim, least) {
  return least === null ? claim.held : claim.confidence >= least;
}

/** What comes directly before a thing: what a paper builds on; what a concept needs, and the
 * papers that introduce it. The rules are those of algorithms/prerequisite_graph.py. */
function before(thing, least) {
  if (thing.type === "concept") return [...thing.needs, ...thing.introducedBy];
  return thing.claims.filter((claim) => holds(claim, least)).map((claim) => claim.earlier);
}

/** What comes directly after a paper or a concept. */
function after(thing, least) {
  if (thing.type === "concept") return thing.neededBy;
  return thing.heirs.filter((claim) => holds(claim, least)).map((claim) => claim.later);
}

/** All that a thing reaches in a direction, itself included.
 * @returns {Set<object>}
 */
function reach(thing, next, least) {
  const found = new Set([thing]);
  for (const one of found) for (const other of next(one, least)) found.add(other);
  return found;
}

/** Ancestors and descendants of a thing along the edges that are shown. */
function lineageOf(thing, least) {
  return new Set([...reach(thing, before, least), ...reach(thing, after, least)]);
}

function inOrder(things) {
  return [...things].sort((a, b) => a.rank - b.rank);
}

/** Things, each after what it needs: in reading order, which is that of the build, as far as another
 * confidence than that of the build lets it be. */
function inOrderFrom(things, least) {
  const left = inOrder(things);
  if (least === null) return left;
  const order = new Set();
  const isNext = (one) => before(one, least).every((base) => order.has(base) || !things.has(base));
  while (left.length) order.add(left.splice(Math.max(left.findIndex(isNext), 0), 1)[0]);
  return [...order];
}

/** What to read to understand a thing, in the order of `kg path`, with the reasons.
 * @returns {{needed: Set<object>, steps: object[], read: object[], whyOf: (thing: object) => string[]}}
 */
function pathTo(thing, least) {
  const needed = reach(thing, before, least);
  const stations = inOrderFrom(needed, least).filter((one) => one.type === "paper" || !one.introducedBy.length);
  const isDone = (one) => one !== thing && isRead(one);
  const whyOf = (one) => {
    const reasons = one === thing ? ["you asked for it"] : [];
    for (const concept of one.introduces || []) {
      if (needed.has(concept)) reasons.push(`introduces ${concept.name}`);
    }
    for (const claim of one.heirs || []) {
      if (holds(claim, least) && needed.has(claim.later)) {
        reasons.push(`${claim.later.name} builds on it: ${plain(claim.evidence[0][1]).replace(/\.$/, "")}`);
      }
    }
    return reasons;
  };
  return { needed, steps: stations.filter((one) => !isDone(one)), read: stations.filter(isDone), whyOf };
}

/** The papers that are cited together with a paper most often (co-citation, Small 1973).
 * @returns {{paper: object, together: number}[]}
 */
function relatedTo(paper, most = 5) {
  return [...paper.cocited]
    .sort((a, b) => b.together - a.together || a.paper.number - b.paper.number)
    .slice(0, most);
}
