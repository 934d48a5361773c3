/* Which papers and concepts are shown, and which of them stand out. */

/** Whether a paper stands in a topic, or in a topic inside it. */
function isIn(paper, topic) {
  return paper.topics.some((inner) => {
    let outer = inner;
    while (outer >= 0 && outer !== topic) outer = data.topics[outer].broader;
    return outer === topic;
  });
}

/** Whether a paper is among those that the filters let through. */
function passes(paper) {
  if (state.topic.length && !state.topic.some((iri) => isIn(paper, data.topicByIri.get(iri)))) return false;
  if (state.years && (paper.year === null || paper.year < state.years[0] || paper.year > state.years[1])) return false;
  return state.read === "all" || isRead(paper) === (state.read === "read");
}

function isFiltered() {
  return state.topic.length > 0 || state.years !== null || state.read !== "all";
}

function conceptPasses(concept) {
  return !isFiltered() || concept.introducedBy.some((paper) => paper.listed && passes(paper));
}

/** The papers and concepts that stand out, or null where all do.
 * @returns {Set<object> | null}
 */
const findLit = oncePerState(() => {
  const least = state.confidence;
  if (state.path) {
    const needed = reach(data.byIri.get(state.path), before, least);
    return state.view === "concepts" ? new Set([...needed, ...[...needed].flatMap((one) => one.introduces || [])]) : needed;
  }
  if (state.onward) return reach(data.byIri.get(state.onward), after, least);
  if (!state.focus) return state.q ? new Set(findMatches(state.q)) : null;
  const thing = data.byIri.get(state.focus);
  const lit = lineageOf(thing, least);
  // A concept is seen among the papers in those that introduce or use it, and the other way round.
  const touched = thing.type === "concept"
    ? [...thing.introducedBy, ...thing.usedBy]
    : [...thing.introduces, ...thing.uses];
  if (!thing.listed && thing.type === "paper") touched.push(...thing.citedBy);
  return new Set([...lit, ...touched]);
});

/** The listed papers that are shown and stand out: the visible part of the map, in reading order. */
function visiblePapers() {
  const lit = findLit();
  const chosen = subject();
  const papers = data.listed.filter((paper) =>
    lit ? lit.has(paper) && (paper === chosen || state.path || passes(paper)) : passes(paper));
  return inOrder(papers);
}

/** Say in words what is shown. */
function describeShown() {
  if (state.view === "concepts" && !state.path && !state.onward) return describeConcepts();
  const thing = subject();
  const shown = visiblePapers().length;
  const of = `${count(shown, "paper")} of ${data.listed.length.toLocaleString("en")}`;
  if (state.path) return `Path to ${thing.name}: ${count(pathTo(thing, state.confidence).steps.length, "step")}`;
  if (state.onward) return `What builds on ${thing.name}: ${count(findLit().size - 1, "paper or concept", "papers or concepts")}`;
  if (thing) return `${shorten(thing.name, 60)} and its lineage: ${of}`;
  if (state.q) return `“${shorten(plain(state.q), 40)}”: ${of}`;
  return isFiltered() ? `Filtered: ${of}` : `All ${count(data.listed.length, "paper")}`;
}

function describeConcepts() {
  const lit = findLit();
  const all = data.concepts.length;
  const shown = data.concepts.filter((one) => (lit ? lit.has(one) : conceptPasses(one))).length;
  return shown === all ? `All ${count(all, "concept")}` : `${count(shown, "concept")} of ${all.toLocaleString("en")}`;
}
