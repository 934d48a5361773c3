/* What the map knows, read from the compact data of the page (map/data.py). */

/** Take out what turns the direction of writing around, and what no one can see. */
function plain(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, "");
}

/** Cut a text to a length, at its end. */
function shorten(text, length) {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "").trimEnd()}…`; // no half of a character
}

/** Fold case and accents, so that "Rozière" is found by "roziere". */
function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function readPaper(row, number, raw) {
  const [iri, title, name, kind, also, authors, issued, venue, topics, notes, read, links, summary,
    bibliography, rank, count, leadsTo, bibtex] = row;
  return {
    type: "paper", id: `p${number}`, number, iri, issued, topics, read: read === 1, rank, count, leadsTo,
    title: plain(title),
    name: plain(name || title),
    kind: raw.strings[kind],
    also: also.map(plain),
    authors: authors.map((one) => plain(raw.strings[one])),
    year: issued ? Number(issued.slice(0, 4)) : null,
    venue: plain(raw.strings[venue]),
    notes: notes.map(plain),
    links,
    summary: plain(summary),
    bibtex: plain(bibtex),
    bibliography: bibliography === 1,
    listed: number < raw.listed,
    claims: [], heirs: [], cocited: [], cites: [], citedBy: [], introduces: [], uses: [],
  };
}

function readConcept(row, number) {
  const [iri, label, also, definition, introducedBy, usedBy, needs, rank, says, known] = row;
  return {
    type: "concept", id: `c${number}`, number, iri, rank, says, introducedBy, usedBy, needs,
    title: plain(label),
    name: plain(label),
    also: also.map(plain),
    definition: plain(definition),
    read: known === 1,
    neededBy: [],
  };
}

/** Join papers and concepts, which the page holds by number. */
function join(raw, papers, concepts) {
  const claims = raw.edges.map(([later, earlier, confidence, evidence, held, redundant]) => {
    const claim = {
      later: papers[later], earlier: papers[earlier], confidence, evidence,
      held: held === 1, redundant: redundant === 1,
    };
    claim.later.claims.push(claim);
    claim.earlier.heirs.push(claim);
    return claim;
  });
  raw.cites.forEach((cited, citing) => {
    papers[citing].cites = cited.map((one) => papers[one]);
    for (const one of papers[citing].cites) one.citedBy.push(papers[citing]);
  });
  for (const [one, other, together] of raw.cocited) {
    papers[one].cocited.push({ paper: papers[other], together });
    papers[other].cocited.push({ paper: papers[one], together });
  }
  for (const concept of concepts) {
    concept.introducedBy = concept.introducedBy.map((one) => papers[one]);
    concept.usedBy = concept.usedBy.map((one) => papers[one]);
    concept.needs = concept.needs.map((one) => (one < 0 ? papers[-1 - one] : concepts[one]));
    for (const paper of concept.introducedBy) paper.introduces.push(concept);
    for (const paper of concept.usedBy) paper.uses.push(concept);
    for (const one of concept.needs) if (one.type === "concept") one.neededBy.push(concept);
  }
  return claims;
}

function readData(raw) {
  const papers = raw.papers.map((row, number) => readPaper(row, number, raw));
  const concepts = raw.concepts.map(readConcept);
  const claims = join(raw, papers, concepts);
  const listed = papers.slice(0, raw.listed);
  const years = listed.map((paper) => paper.year).filter(Boolean);
  return {
    title: plain(raw.title),
    topics: raw.topics.map(([iri, label, broader]) => ({ iri, label: plain(label), broader })),
    papers, listed, concepts, claims,
    gaps: papers.slice(raw.listed),
    citations: raw.cites.reduce((sum, cited) => sum + cited.filter((one) => one < raw.listed).length, 0),
    years: years.length ? [years.reduce((a, b) => Math.min(a, b)), years.reduce((a, b) => Math.max(a, b))] : null,
    leastHeld: claims.reduce((least, one) => (one.held ? Math.min(least, one.confidence) : least), 1),
    views: raw.views,
    labels: raw.labels.map(plain),
    conceptLabels: raw.conceptLabels.map(plain),
    communities: raw.communities,
    lanes: raw.lanes,
    ticks: raw.ticks,
    byIri: new Map([...concepts, ...papers].map((thing) => [thing.iri, thing])),
    topicByIri: new Map(raw.topics.map(([iri], number) => [iri, number])),
  };
}

const data = readData(JSON.parse(document.getElementById("data").textContent));
