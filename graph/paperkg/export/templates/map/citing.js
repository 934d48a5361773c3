/* Papers as text for other programs: BibTeX and Markdown. */

/** Give the value of an identifier of a paper, such as its "doi" or its "arxiv" id. */
function identifierOf(paper, scheme) {
  const found = paper.links.find(([, text]) => text.startsWith(`${scheme}:`));
  return found ? found[1].slice(scheme.length + 1) : "";
}

/** A web address to give for a paper. */
function addressOf(paper) {
  const found = paper.links.find(([url]) => /^https?:\/\//i.test(url));
  return found ? found[0] : "";
}

/** The key of a paper: first author, year, first word of the title; a letter where two are alike. */
const citeKeys = new Map();
function citeKey(paper) {
  if (!citeKeys.size) {
    const taken = new Map();
    for (const one of data.papers) {
      const word = (text) => fold(text).replace(/[^a-z0-9]/g, "");
      const author = word((one.authors[0] || "anonymous").trim().split(/\s+/).pop());
      const first = one.title.split(/\s+/).map(word).find((part) => part.length > 3) || "";
      const key = `${author || "anonymous"}${one.year || ""}${first.slice(0, 30)}`;
      const number = taken.get(key) || 0;
      taken.set(key, number + 1);
      citeKeys.set(one, number ? `${key}-${number + 1}` : key);
    }
  }
  return citeKeys.get(paper);
}

const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** Text in which nothing is a command of LaTeX or ends a field. */
function escapeLatex(text) {
  return text.replace(/[\\~^]|[{}$&#%_]/g, (sign) => LATEX[sign] || `\\${sign}`).replace(/\s+/g, " ").trim();
}

/** A paper as an entry of BibTeX. */
function bibtex(paper) {
  const doi = identifierOf(paper, "doi");
  const arxiv = identifierOf(paper, "arxiv");
  const verbatim = (text) => text.replace(/[{}\\\s]/g, encodeURIComponent);
  const month = paper.issued.slice(5, 7);
  const fields = [
    ["title", `{${escapeLatex(paper.title)}}`],
    ["author", paper.authors.map(escapeLatex).join(" and ")],
    ["year", paper.year ? String(paper.year) : ""],
    ["month", month ? String(Number(month)) : ""],
    [paper.kind === "paper" && !arxiv ? "booktitle" : "howpublished", escapeLatex(paper.venue)],
    ["doi", verbatim(doi)],
    ["eprint", verbatim(arxiv)],
    ["archiveprefix", arxiv && "arXiv"],
    ["url", verbatim(addressOf(paper))],
  ].filter(([, value]) => value);
  const type = paper.kind === "paper" && paper.venue && !arxiv ? "inproceedings" : "misc";
  return `@${type}{${citeKey(paper)},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
}

/** Text in which nothing is taken as Markdown or HTML. */
function escapeMarkdown(text) {
  return text.replace(/([\\`*_[\]<>|#~])/g, "\\$1").replace(/\s+/g, " ").trim();
}

/** A paper as a link of Markdown. */
function markdownLink(paper) {
  const address = addressOf(paper).replace(/[<>\s]/g, encodeURIComponent);
  return address ? `[${escapeMarkdown(paper.title)}](<${address}>)` : escapeMarkdown(paper.title);
}

/** Papers as a reading list in their order: `kg build` reads it. */
function markdownList(papers) {
  const lines = papers.map((paper) => {
    const bases = paper.claims
      .filter((claim) => holds(claim, state.confidence))
      .map((claim) => escapeMarkdown(claim.earlier.name))
      .sort();
    const year = paper.year ? ` (${paper.year})` : "";
    const note = bases.length ? ` - Builds on: ${bases.join(", ")}.` : "";
    return `- [${isRead(paper) ? "x" : " "}] ${markdownLink(paper)}${year}${note}`;
  });
  return `# ${escapeMarkdown(data.title)}\n\n${escapeMarkdown(describeShown())}.\n\n${lines.join("\n")}\n`;
}
