/* Papers as text for other programs: BibTeX and Markdown. */

/** A web address to give for a paper. */
function addressOf(paper) {
  const found = paper.links.find(([url]) => /^https?:\/\//i.test(url));
  return found ? found[0] : "";
}

/** Papers as BibTeX, in their order. */
function bibtex(papers) {
  return papers.map((paper) => paper.bibtex).join("");
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
