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

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LATEX = { "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}" };

/** The key of a paper: first author, year, first long word; a number where two are alike. */
function citeKey(paper, taken) {
  const ascii = (text) => text.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]/g, "");
  const family = (paper.authors[0] || "").trim().split(/\s+/).pop();
  const word = (paper.title.match(/[\p{L}\p{N}_]+/gu) || []).find((part) => part.length > 3) || "";
  const key = ascii(family) + (paper.year || "") + ascii(word) || "paper";
  let unique = key;
  for (let number = 2; taken.has(unique); number += 1) unique = `${key}-${number}`;
  taken.add(unique);
  return unique;
}

/** Text in which nothing is a command of LaTeX or ends a field. */
function escapeLatex(text) {
  return text.replace(/[\\~^]|[{}$&#%_]/g, (sign) => LATEX[sign] || `\\${sign}`).replace(/\s+/g, " ").trim();
}

function bibtexType(paper) {
  if (paper.kind !== "paper" || !paper.venue) return "misc";
  return /\b(journal|transactions|letters|review|magazine)\b/i.test(paper.venue) ? "article" : "inproceedings";
}

/** A paper as an entry of BibTeX, as export/bibtex.py writes it. */
function bibtexEntry(paper, taken) {
  const [doi, arxiv] = [identifierOf(paper, "doi"), identifierOf(paper, "arxiv")];
  const braced = (text) => text && `{${text}}`;
  const verbatim = (text) => braced(text.replace(/[{}\\\s]/g, encodeURIComponent));
  const names = paper.authors.map(escapeLatex).map((name) => (/,|\band\b/.test(name) ? `{${name}}` : name));
  const place = { article: "journal", inproceedings: "booktitle", misc: "howpublished" }[bibtexType(paper)];
  const fields = [
    ["title", `{{${escapeLatex(paper.title)}}}`],
    ["author", braced(names.join(" and "))],
    ["year", braced(paper.year ? String(paper.year) : "")],
    ["month", MONTHS[Number(paper.issued.slice(5, 7)) - 1]],
    [place, braced(escapeLatex(paper.venue))],
    ["eprint", braced(arxiv)],
    ["archiveprefix", arxiv && "{arXiv}"],
    ["doi", verbatim(doi)],
    ["url", verbatim(addressOf(paper))],
  ].filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value}`);
  return `@${bibtexType(paper)}{${citeKey(paper, taken)},\n${fields.join(",\n")}\n}\n`;
}

/** Papers as BibTeX, in their order. */
function bibtex(papers) {
  const taken = new Set();
  return papers.map((paper) => bibtexEntry(paper, taken)).join("\n");
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
