/* What the page knows, read from its data (map/data.py), with all that belongs together joined. */

import { range } from "./numbers.js";
import { plain } from "./text.js";

/**
 * A paper: listed ones first, then the gaps, works that are not on the list.
 * @typedef {object} Paper
 * @property {"paper"} type
 * @property {string} id of its node
 * @property {number} number
 * @property {string} iri
 * @property {string} title
 * @property {string} name the short one, else the title
 * @property {string} kind
 * @property {string[]} also its other names
 * @property {string[]} authors
 * @property {string} issued the date, as exact as it is known
 * @property {number | null} year
 * @property {string} venue
 * @property {number[]} topics
 * @property {string[]} notes
 * @property {boolean} read whether the list says that it is
 * @property {[address: string, text: string][]} links
 * @property {string} summary
 * @property {boolean} bibliography whether its references are known
 * @property {number} rank its place in the order to read, or -1
 * @property {number} count of citations anywhere, or -1
 * @property {number} leadsTo how many papers
 * @property {string} bibtex its entry
 * @property {boolean} listed
 * @property {boolean} fresh whether it is new since the build before
 * @property {boolean} retracted whether its title or a note says that it is
 * @property {Edge[]} bases the edges to what it builds on
 * @property {Edge[]} heirs the edges to what builds on it
 * @property {{paper: Paper, together: number}[]} cocited what is cited together with it, and how often
 * @property {Paper[]} cites
 * @property {Paper[]} citedBy
 * @property {Concept[]} introduces
 * @property {Concept[]} uses
 * @property {Alternatives[]} either what it needs one of
 */

/**
 * An idea with a name.
 * @typedef {object} Concept
 * @property {"concept"} type
 * @property {string} id of its node
 * @property {number} number
 * @property {string} iri
 * @property {string} title
 * @property {string} name
 * @property {string[]} also its other names
 * @property {string} definition
 * @property {boolean} read whether the reader knows it
 * @property {number} rank its place in the order to read
 * @property {string} says where it comes from
 * @property {Paper[]} introducedBy
 * @property {Paper[]} usedBy
 * @property {Thing[]} needs
 * @property {Alternatives[]} either what it needs one of
 * @property {Concept[]} neededBy
 */

/** @typedef {Paper | Concept} Thing */

/** @typedef {{choices: Thing[], text: string}} Alternatives any of the choices will do */
/** @typedef {{says: string, text: string, source: string}} Evidence */

/**
 * One paper builds on another.
 * @typedef {object} Edge
 * @property {Paper} earlier
 * @property {Paper} later
 * @property {number} confidence from 0 to 1
 * @property {boolean} held whether the build holds it to be true
 * @property {boolean} redundant whether a chain of others implies it
 * @property {{[view: string]: Point[]}} ways the corners of its line in each view that has any
 * @property {Evidence[]} evidence
 */

/** @typedef {{iri: string, label: string, broader: number}} Topic */
/** @typedef {{topic: number, label: string, top: number, bottom: number}} Lane */
/** @typedef {{topic: number, label: string, left: number, top: number, right: number, bottom: number,
 *   head: number}} Section head: the room for its name, above its papers */
/** @typedef {{x: number, label: string}} Tick */
/** @typedef {{x: number[], y: number[]}} Places */

/**
 * A table, as the page has it: a list for each column.
 * @template Row
 * @typedef {{[Column in keyof Row]: Row[Column][]}} Table
 */

/** @typedef {{iri: string, title: string, name: string, kind: number, also: string[],
 *   authors: number[], issued: string, venue: number, topics: number[], notes: string[],
 *   read: boolean, summary: string, bibliography: boolean, rank: number, count: number,
 *   leadsTo: number, bibtex: string}} PaperRow */
/** @typedef {{iri: string, label: string, also: string[], definition: string,
 *   introducedBy: number[], usedBy: number[], needs: number[], needsPapers: number[],
 *   rank: number, says: number, known: boolean}} ConceptRow */
/** @typedef {{earlier: number, later: number, confidence: number, held: boolean,
 *   redundant: boolean}} EdgeRow */
/** @typedef {{edge: number, says: number, text: string, source: string}} EvidenceRow */
/** @typedef {{later: string, choices: string[], text: string}} AlternativesRow */
/** @typedef {{paper: number, address: string, text: string}} LinkRow */
/** @typedef {{first: number, second: number, together: number}} CocitedRow */

/**
 * What stands in the page; `strings` holds the words that come often, which others name by number.
 * @typedef {object} PageData
 * @property {string} title
 * @property {number} listed how many of the papers are on the list
 * @property {{boxHeight: number, fontSize: number, nodePadding: number, largestScale: number,
 *   starts: number, gaps: number}} constants
 * @property {string[]} strings
 * @property {Table<Topic>} topics
 * @property {Table<PaperRow>} papers
 * @property {Table<LinkRow>} links
 * @property {number[][]} cites for each listed paper, what it cites
 * @property {Table<CocitedRow>} cocited
 * @property {Table<EdgeRow>} edges
 * @property {Table<EvidenceRow>} evidence
 * @property {Table<ConceptRow>} concepts
 * @property {Table<AlternativesRow>} alternatives
 * @property {{[view: string]: Places}} views
 * @property {number[]} fresh the papers that are new since the build before
 * @property {number[]} retracted the papers whose titles or notes say that they are
 * @property {[string, string][]} formerly IRIs that papers had in earlier builds, each with its IRI now
 * @property {string[]} labels of the nodes of listed papers
 * @property {string[]} conceptLabels
 * @property {number[]} communities
 * @property {Table<Lane>} lanes
 * @property {{[view: string]: Table<Section>}} sections the boxes of papers that the view cannot place otherwise
 * @property {Table<Tick>} ticks
 * @property {{[view: string]: number[][]}} routes for each edge that is held, the corners of its line: x, y, x, y and so on
 * @property {number[]} widths of the boxes of listed papers
 * @property {number[]} guessed the numbers of the papers that stand where their ties say
 */

/** @typedef {ReturnType<typeof readData>} Model */

/**
 * Read a table, row by row.
 * @template Row
 * @param {Table<Row>} table
 * @returns {Row[]}
 */
function readRows(table) {
  const columns = /** @type {[keyof Row, Row[keyof Row][]][]} */ (Object.entries(table));
  return columns[0][1].map((_, row) => /** @type {Row} */ (
    Object.fromEntries(columns.map(([name, values]) => [name, values[row]]))));
}

/**
 * @param {PaperRow} row
 * @param {number} number
 * @param {PageData} raw
 * @returns {Paper}
 */
function readPaper(row, number, raw) {
  return {
    ...row,
    type: "paper", id: `p${number}`, number,
    title: plain(row.title),
    name: plain(row.name || row.title),
    kind: raw.strings[row.kind],
    also: row.also.map(plain),
    authors: row.authors.map((author) => plain(raw.strings[author])),
    year: row.issued ? Number(row.issued.slice(0, 4)) : null,
    venue: plain(raw.strings[row.venue]),
    notes: row.notes.map(plain),
    links: [],
    summary: plain(row.summary),
    bibtex: plain(row.bibtex),
    listed: number < raw.listed,
    fresh: raw.fresh.includes(number),
    retracted: raw.retracted.includes(number),
    bases: [], heirs: [], cocited: [], cites: [], citedBy: [], introduces: [], uses: [], either: [],
  };
}

/**
 * @param {ConceptRow} row
 * @param {number} number
 * @param {string[]} strings
 * @returns {Concept}
 */
function readConcept(row, number, strings) {
  return {
    type: "concept", id: `c${number}`, number,
    iri: row.iri,
    title: plain(row.label),
    name: plain(row.label),
    also: row.also.map(plain),
    definition: plain(row.definition),
    read: row.known,
    rank: row.rank,
    says: strings[row.says],
    introducedBy: [], usedBy: [], needs: [], neededBy: [], either: [],
  };
}

/**
 * Read the corners of the line of an edge, in each view.
 * @param {{[view: string]: number[][]}} routes
 * @param {number} edge
 * @returns {{[view: string]: Point[]}}
 */
function readWays(routes, edge) {
  return Object.fromEntries(Object.entries(routes).map(([view, ways]) => {
    const sides = ways[edge] || [];
    return [view, sides.flatMap((side, at) => (at % 2 ? [{ x: sides[at - 1], y: side }] : []))];
  }));
}

/**
 * Join papers to what they build on.
 * @param {PageData} raw
 * @param {Paper[]} papers
 * @returns {Edge[]}
 */
function joinEdges(raw, papers) {
  /** @type {Edge[]} */
  const edges = readRows(raw.edges)
    .map((row, number) => ({
      ...row, earlier: papers[row.earlier], later: papers[row.later], evidence: [], ways: readWays(raw.routes, number),
    }));
  for (const edge of edges) {
    edge.later.bases.push(edge);
    edge.earlier.heirs.push(edge);
  }
  for (const { edge, says, text, source } of readRows(raw.evidence)) {
    edges[edge].evidence.push({ says: raw.strings[says], text: plain(text), source });
  }
  return edges;
}

/**
 * Join papers to their links, to what they cite, and to what is cited with them.
 * @param {PageData} raw
 * @param {Paper[]} papers
 */
function joinPapers(raw, papers) {
  for (const { paper, address, text } of readRows(raw.links)) papers[paper].links.push([address, text]);
  raw.cites.forEach((cited, citing) => {
    papers[citing].cites = cited.map((number) => papers[number]);
    for (const paper of papers[citing].cites) paper.citedBy.push(papers[citing]);
  });
  for (const { first, second, together } of readRows(raw.cocited)) {
    papers[first].cocited.push({ paper: papers[second], together });
    papers[second].cocited.push({ paper: papers[first], together });
  }
}

/**
 * Join concepts to papers, and to each other.
 * @param {PageData} raw
 * @param {Paper[]} papers
 * @returns {Concept[]}
 */
function joinConcepts(raw, papers) {
  const rows = readRows(raw.concepts);
  const concepts = rows.map((row, number) => readConcept(row, number, raw.strings));
  rows.forEach((row, number) => {
    const concept = concepts[number];
    concept.introducedBy = row.introducedBy.map((paper) => papers[paper]);
    concept.usedBy = row.usedBy.map((paper) => papers[paper]);
    concept.needs = [...row.needs.map((other) => concepts[other]), ...row.needsPapers.map((paper) => papers[paper])];
    for (const paper of concept.introducedBy) paper.introduces.push(concept);
    for (const paper of concept.usedBy) paper.uses.push(concept);
    for (const other of row.needs) concepts[other].neededBy.push(concept);
  });
  return concepts;
}

/**
 * Join things to what they need one of.
 * @param {PageData} raw
 * @param {Map<string, Thing>} byIri
 */
function joinAlternatives(raw, byIri) {
  for (const { later, choices, text } of readRows(raw.alternatives)) {
    const found = choices.flatMap((iri) => byIri.get(iri) ?? []);
    byIri.get(later)?.either.push({ choices: found, text: plain(text) });
  }
}

/**
 * The first and the last year of papers, if any has one.
 * @param {Paper[]} papers
 * @returns {[number, number] | null}
 */
function findYears(papers) {
  const years = papers.flatMap((paper) => paper.year ?? []);
  const [first, last] = range(years);
  return years.length ? [first, last] : null;
}

/**
 * Read what the page knows.
 * @param {PageData} raw
 */
export function readData(raw) {
  const papers = readRows(raw.papers).map((row, number) => readPaper(row, number, raw));
  const edges = joinEdges(raw, papers);
  joinPapers(raw, papers);
  const concepts = joinConcepts(raw, papers);
  const listed = papers.slice(0, raw.listed);
  const topics = readRows(raw.topics).map((topic) => ({ ...topic, label: plain(topic.label) }));
  const things = [...concepts, ...papers];
  const byIri = new Map(things.map((thing) => [thing.iri, thing]));
  joinAlternatives(raw, byIri);
  return {
    title: plain(raw.title),
    topics, papers, listed, concepts, edges,
    gaps: papers.slice(raw.listed),
    citations: raw.cites.reduce((sum, cited) => sum + cited.filter((number) => number < raw.listed).length, 0),
    years: findYears(listed),
    leastHeld: edges.reduce((least, edge) => (edge.held ? Math.min(least, edge.confidence) : least), 1),
    constants: raw.constants,
    views: raw.views,
    labels: raw.labels.map(plain),
    conceptLabels: raw.conceptLabels.map(plain),
    communities: raw.communities,
    lanes: readRows(raw.lanes).map((lane) => ({ ...lane, label: plain(lane.label) })),
    sections: Object.fromEntries(Object.entries(raw.sections).map(([view, table]) => [
      view, readRows(table).map((section) => ({ ...section, label: plain(section.label) })),
    ])),
    ticks: readRows(raw.ticks),
    widths: raw.widths,
    guessed: new Set(raw.guessed.map((number) => papers[number])),
    formerly: new Map(raw.formerly),
    byIri,
    topicByIri: new Map(topics.map(({ iri }, number) => [iri, number])),
  };
}
