/* Papers as Markdown. */

/** @import { Paper } from "./model.js" */
import { data } from "./data.js";
import { describeShown } from "./filters.js";
import { holding } from "./lineage.js";
import { addressOf } from "./links.js";
import { isMarked, isRead } from "./marks.js";
import { state } from "./state.js";

/**
 * Text in which nothing is taken as Markdown or HTML.
 * @param {string} text
 */
function escapeMarkdown(text) {
  return text.replace(/([\\`*_[\]<>|#~])/g, "\\$1").replace(/\s+/g, " ").trim();
}

/**
 * A paper as an item of a list, with its read mark and a link.
 * @param {Paper} paper
 */
function markdownItem(paper) {
  const address = addressOf(paper).replace(/[<>\s]/g, encodeURIComponent);
  const title = escapeMarkdown(paper.title);
  return `- [${isRead(paper) ? "x" : " "}] ${address ? `[${title}](<${address}>)` : title}`;
}

/**
 * A missing work as an item to put into the list, as `kg gaps --format markdown` writes it.
 * @param {Paper} paper
 */
export function listLine(paper) {
  const names = paper.citedBy.slice(0, 3).map((citing) => escapeMarkdown(citing.name)).join(", ");
  const rest = paper.citedBy.length > 3 ? ` and ${paper.citedBy.length - 3} more` : "";
  return `${markdownItem(paper)}${paper.year ? ` (${paper.year})` : ""} - Cited by ${names}${rest}.\n`;
}

/**
 * The same with its year and what it builds on.
 * @param {Paper} paper
 */
function markdownEntry(paper) {
  const bases = holding(paper.bases, state.confidence).map((edge) => escapeMarkdown(edge.earlier.name)).sort();
  const year = paper.year ? ` (${paper.year})` : "";
  const note = bases.length ? ` - Builds on: ${bases.join(", ")}.` : "";
  return `${markdownItem(paper)}${year}${note}`;
}

/**
 * Papers as a reading list in their order: `kg build` reads it.
 * @param {Paper[]} papers
 */
export function markdownList(papers) {
  const lines = papers.map(markdownEntry);
  return `# ${escapeMarkdown(data.title)}\n\n${escapeMarkdown(describeShown())}.\n\n${lines.join("\n")}\n`;
}

/** The lines of the list for all marks that were changed here, in the order of the list. */
export function changedLines() {
  return data.listed.filter(isMarked).map(markdownItem);
}
