/* The addresses and numbers of a paper. */

/** @import { Paper } from "./model.js" */

/**
 * Give the value of an identifier of a paper, such as its "doi" or its "arxiv" id.
 * @param {Paper} paper
 * @param {string} scheme
 */
export function identifierOf(paper, scheme) {
  const found = paper.links.find(([, text]) => text.startsWith(`${scheme}:`));
  return found ? found[1].slice(scheme.length + 1) : "";
}

/**
 * A web address to give for a paper.
 * @param {Paper} paper
 */
export function addressOf(paper) {
  const found = paper.links.find(([address]) => /^https?:\/\//i.test(address));
  return found ? found[0] : "";
}
