/* The details of a paper or a concept, as elements. */

/** @import { Concept, Edge, Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { make } from "./dom.js";
import { makeFolded, makeGo, makeLink, makeList, makeSection, makeSwatch } from "./elements.js";
import { after, holding, inOrder, pathTo, reach, relatedTo } from "./lineage.js";
import { isRead } from "./marks.js";
import { compare } from "./numbers.js";
import { state } from "./state.js";
import { count, shorten } from "./text.js";

/**
 * Each piece of evidence of an edge, with who says it and where.
 * @param {Edge} edge
 */
function makeEvidence(edge) {
  return edge.evidence.map(({ says, text, source }) => {
    const reason = shorten(text.replace(/\.$/, ""), 400);
    const quoted = reason ? `: “${reason}”` : ", no reason given";
    const where = source ? [" (", makeLink(source, /^https?:/i.test(source) ? "source" : source), ")"] : [];
    return make("p", { className: "evidence", dir: "auto" }, says, says ? quoted : reason, ...where);
  });
}

/** What a confidence means in words, from the highest on. @type {[least: number, word: string][]} */
const CONFIDENCES = [[0.9, "certain"], [0.7, "likely"], [0.4, "plausible"], [0, "a guess"]];

/**
 * Say how sure an edge is.
 * @param {Edge} edge
 */
function howSure({ confidence }) {
  const [, word] = CONFIDENCES.find(([least]) => confidence >= least) || [0, "a guess"];
  return `${word}, ${Math.round(confidence * 100)}%`;
}

/**
 * The mark by which the item of an edge is found.
 * @param {Edge} edge
 */
export function markOf({ earlier, later }) {
  return `${earlier.id} ${later.id}`;
}

/**
 * @param {Edge} edge
 * @param {Paper} other
 */
function makeEdgeItem(edge, other) {
  return make("li", { data: { edge: markOf(edge) } }, makeGo(other),
    make("span", { className: "muted" }, ` ${howSure(edge)}`), ...makeEvidence(edge));
}

/**
 * The authors; a long list is folded, with its first names in sight.
 * @param {string[]} names
 */
function makeAuthors(names) {
  const all = names.join(", ") || "Authors are not known";
  if (names.length <= 12 && all.length < 600) return make("p", { className: "authors", dir: "auto" }, all);
  const first = shorten(names.slice(0, 6).join(", "), 200);
  const more = names.length > 6 ? ` and ${names.length - 6} more` : "";
  return make("details", { className: "authors" },
    make("summary", { dir: "auto" }, first + more), make("p", { dir: "auto" }, all));
}

/**
 * A title as a heading; what is longer than any title is folded.
 * @param {string} text
 */
function makeTitle(text) {
  const short = shorten(text, 300);
  const heading = make("h2", { dir: "auto", id: "about" }, short);
  if (short === text) return [heading];
  return [heading, make("details", {}, make("summary", {}, "Full title"), make("p", { dir: "auto" }, text))];
}

/**
 * A button for something to do with what is chosen.
 * @param {string} name
 * @param {string} text
 * @param {boolean} [pressed]
 */
function makeAction(name, text, pressed) {
  const button = make("button", { type: "button", data: { action: name } }, text);
  if (pressed !== undefined) button.setAttribute("aria-pressed", String(pressed));
  return button;
}

/** @param {Thing} thing */
function makeActions(thing) {
  const actions = [
    makeAction("path", "Path to here", Boolean(state.path)),
    ...(state.path ? [makeAction("only", "Only this path", state.only)] : []),
    makeAction("onward", "What builds on this", Boolean(state.onward)),
  ];
  if (thing.type === "paper") {
    if (thing.listed) actions.push(makeAction("mark", isRead(thing) ? "✓ Read" : "Mark as read", isRead(thing)));
    else actions.push(makeAction("line", "Copy line for the list"));
    actions.push(makeAction("bibtex", "BibTeX"));
  }
  return make("div", { className: "actions", role: "group", aria: { label: "Actions" } }, ...actions);
}

/** @param {...(Node | string)} children */
function makeTag(...children) {
  return make("span", { className: "tag" }, ...children);
}

/** @param {Thing[]} things */
function makeItems(things) {
  return things.map((thing) => make("li", {}, makeGo(thing)));
}

/** @param {Paper} paper */
function makePaperHead(paper) {
  const when = [paper.issued, shorten(paper.venue, 120)].filter(Boolean).join(" · ");
  const signs = [...(paper.retracted ? [makeTag("⊘ retracted, as its title or a note says")] : []), ...(paper.fresh ? [makeTag("★ new since the build before")] : [])];
  const cited = paper.count >= 0 ? [makeTag(`cited ${count(paper.count, "time")} in all`)] : [];
  const topics = paper.topics.map((topic) => makeTag(makeSwatch(topic), data.topics[topic].label));
  return [
    ...makeTitle(paper.title),
    makeAuthors(paper.authors),
    make("p", { className: "muted" }, when || "The date is not known"),
    make("p", { className: "tags" }, ...signs, ...topics,
      ...(paper.listed ? [] : [makeTag(`◌ not on your list: ×${paper.citedBy.length}`)]),
      ...(paper.kind === "paper" ? [] : [makeTag(paper.kind)]), ...cited),
  ];
}

/**
 * What a thing needs one of, each group as an item.
 * @param {Thing} thing
 */
function makeAlternatives(thing) {
  return thing.either.map(({ choices, text }) => make("li", {},
    ...choices.flatMap((choice, number) => [number ? " or " : "", makeGo(choice)]),
    ...(text ? [make("p", { className: "evidence", dir: "auto" }, shorten(text, 300))] : [])));
}

/** @param {Concept} concept */
function makeConceptItem(concept) {
  const also = concept.also.length ? ` (${concept.also.join(", ")})` : "";
  const definition = concept.definition ? [make("p", { className: "evidence", dir: "auto" }, concept.definition)] : [];
  return make("li", { dir: "auto" }, makeGo(concept), also, ...definition);
}

/**
 * What cites a paper: folded, but for a missing work, which is here for those.
 * @param {Paper} paper
 * @param {HTMLElement[]} items
 */
function makeCiting(paper, items) {
  const heading = `Cited by ${paper.citedBy.length} on the list`;
  return paper.listed ? makeFolded(heading, items) : [make("p", {}, heading), ...makeList(items)];
}

/**
 * What a paper cites and what cites it, folded.
 * @param {Paper} paper
 */
function makeCitationLists(paper) {
  const [onList, gaps] = [paper.cites.filter((cited) => cited.listed), paper.cites.filter((cited) => !cited.listed)];
  /** @param {Paper[]} papers */
  const items = (papers) => makeItems([...papers].sort((a, b) => compare(a.issued, b.issued) || a.rank - b.rank));
  return [
    ...(paper.listed || paper.citedBy.length ? [make("h3", {}, "Citations")] : []),
    ...makeFolded(`Cites ${onList.length} on the list`, items(onList)),
    ...makeFolded(`Cites ${count(gaps.length, "gap")} of your list`, items(gaps)),
    ...makeCiting(paper, items(paper.citedBy)),
    ...(paper.bibliography || !paper.listed ? [] : [make("p", { className: "muted" }, "The references of this paper are not known.")]),
  ];
}

/** @param {Paper} paper */
function makePaperRest(paper) {
  const least = state.confidence;
  const related = relatedTo(paper).map(({ paper: other, together }) =>
    make("li", {}, makeGo(other), make("span", { className: "muted" }, ` cited together by ${count(together, "paper")}`)));
  return [
    ...(paper.summary ? [make("p", { dir: "auto" }, paper.summary)] : []),
    ...paper.notes.map((note) => make("p", { className: "note", dir: "auto" }, note)),
    ...makeSection("Links", paper.links.map(([address, text]) => make("li", {}, makeLink(address, text)))),
    ...makeSection("Builds on", holding(paper.bases, least).map((edge) => makeEdgeItem(edge, edge.earlier))),
    ...makeSection("Read one of first", makeAlternatives(paper)),
    ...makeSection("Built on by", holding(paper.heirs, least).map((edge) => makeEdgeItem(edge, edge.later))),
    ...makeSection("Introduces", paper.introduces.map(makeConceptItem)),
    ...makeSection("Uses", paper.uses.map(makeConceptItem)),
    ...makeSection("Related: cited together with it", related),
    ...makeCitationLists(paper),
  ];
}

/** Everything about a paper. @param {Paper} paper */
export function describePaper(paper) {
  return [...makePaperHead(paper), makeActions(paper), ...makePaperRest(paper)];
}

/** Everything about a concept. @param {Concept} concept */
export function describeConcept(concept) {
  return [
    ...makeTitle(concept.title),
    make("p", { className: "tags" }, makeTag("concept"), ...(concept.also.length ? [makeTag(`also ${concept.also.join(", ")}`)] : [])),
    makeActions(concept),
    ...(concept.definition ? [make("p", { dir: "auto" }, concept.definition)] : []),
    ...makeSection("Introduced by", makeItems(concept.introducedBy)),
    ...makeSection("Used by", makeItems(concept.usedBy)),
    ...makeSection("Know first", makeItems(concept.needs)),
    ...makeSection("Know one of first", makeAlternatives(concept)),
    ...makeSection("Needed for", makeItems(concept.neededBy)),
    make("p", { className: "muted" }, `${concept.says || "kg found this concept"}.`),
  ];
}

/** The way back from a path to all about a thing. @param {Thing} thing */
function makeReturn(thing) {
  return make("p", {}, makeAction("about", `All about ${shorten(thing.name, 60)}`));
}

/** The path to a thing: its steps by number, each with the reasons. @param {Thing} thing */
export function describePath(thing) {
  const { steps, read, whyOf } = pathTo(thing, state.confidence);
  const isNumbered = state.view === "lineage" || state.view === "network";
  const items = steps.map((step) => make("li", {}, makeGo(step),
    ...whyOf(step).slice(0, 6).map((why) => make("p", { className: "evidence", dir: "auto" }, shorten(why, 300)))));
  return [
    make("h2", { id: "about", dir: "auto" }, `Path to ${shorten(thing.name, 120)}`),
    makeActions(thing),
    make("p", { className: "muted" }, `${count(steps.length, "step")}, in the order to read${isNumbered ? "; the numbers are on the map" : ""}.`),
    make("ol", { className: "steps" }, ...items),
    ...makeSection("Left out: you have read these", makeItems(read)),
    makeReturn(thing),
  ];
}

/**
 * Why a thing builds directly on another.
 * @param {Thing} later
 * @param {Thing} earlier
 */
function makeReasons(later, earlier) {
  if (later.type === "concept") return [];
  return holding(later.bases, state.confidence).filter((edge) => edge.earlier === earlier).flatMap(makeEvidence);
}

/** What builds on a thing, in the order to read. @param {Thing} thing */
export function describeOnward(thing) {
  const things = inOrder(reach(thing, after, state.confidence)).filter((other) => other !== thing);
  const said = `${count(things.length, "paper or concept", "papers or concepts")}, directly or through others.`;
  return [
    make("h2", { id: "about", dir: "auto" }, `What builds on ${shorten(thing.name, 120)}`),
    makeActions(thing),
    make("p", { className: "muted" }, things.length ? said : "No paper on the list builds on it."),
    ...makeList(things.map((other) => make("li", {}, makeGo(other), ...makeReasons(other, thing)))),
    makeReturn(thing),
  ];
}
