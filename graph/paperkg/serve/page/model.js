/* What the page knows and gets, as types. */

/** @typedef {{name: string, title: string, params: string[], text: string}} NamedQuery */
/** @typedef {{queries: NamedQuery[], prefixes: {[name: string]: string}}} Known */
/** @typedef {{text: string, named: NamedQuery | null, kind: string, params: {[name: string]: string}}} Question */
/** @typedef {{value: string, type: string}} Term */
/** @typedef {{vars: string[], rows: {[name: string]: Term}[]}} Rows */
/** @typedef {{rows: Rows} | {boolean: boolean} | {statements: string}} Answer */
/** @typedef {(question: Question) => Promise<Answer>} Ask */

/**
 * Read what the server, or whoever made the page, wrote into it.
 * @returns {Known}
 */
export function readKnown() {
  return JSON.parse(document.getElementById("known")?.textContent ?? "null");
}

/**
 * Read SPARQL 1.1 Query Results JSON.
 * @param {string} text
 * @returns {Answer}
 */
export function parseResults(text) {
  const results = JSON.parse(text);
  if ("boolean" in results) return { boolean: results.boolean };
  return { rows: { vars: results.head.vars, rows: results.results.bindings } };
}
