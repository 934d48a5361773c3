/* Papers as BibTeX. */

/** @import { Paper } from "./model.js" */

/**
 * The entries of papers, in their order, as `kg export` writes them.
 * @param {Paper[]} papers
 */
export function bibtex(papers) {
  return papers.map((paper) => paper.bibtex).join("");
}
