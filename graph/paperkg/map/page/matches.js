/* What a search finds: by title, author, short name, concept and number. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { identifierOf } from "./links.js";
import { fold } from "./text.js";

/**
 * @typedef {object} Entry what is searched of a thing, folded
 * @property {Thing} thing
 * @property {string} title
 * @property {string[]} names
 * @property {string} authors
 * @property {string} year
 * @property {Set<string>} bare its names without spaces and signs
 * @property {string} all
 */

/** @type {Entry[] | null} */
let index = null;

/**
 * The names of a paper beside its title: those of the concepts that it introduces, too.
 * @param {Paper} paper
 */
function namesOf(paper) {
  const concepts = paper.introduces.flatMap((concept) => [concept.name, ...concept.also]);
  const numbers = [identifierOf(paper, "arxiv"), identifierOf(paper, "doi")].filter(Boolean);
  return [...concepts, ...numbers];
}

/** Letters and digits alone: "Llama 2", "llama-2" and "llama2" are the same.
 * @param {string} text
 */
function strip(text) {
  return text.replace(/[^\p{L}\p{N}]+/gu, "");
}

/**
 * @param {Thing} thing
 * @returns {Entry}
 */
function makeEntry(thing) {
  const isPaper = thing.type === "paper";
  const names = fold([thing.name, ...thing.also, ...(isPaper ? namesOf(thing) : [])].join("\n")).split("\n");
  const title = fold(thing.title);
  const authors = isPaper ? fold(thing.authors.join("\n")) : "";
  const year = isPaper ? String(thing.year || "") : "";
  return { thing, title, names, authors, year, bare: new Set(names.map(strip)), all: [title, ...names, authors, year].join("\n") };
}

/** What is searched, made once, when it is first needed. */
function searchIndex() {
  index ||= [...data.listed, ...data.concepts].map(makeEntry);
  return index;
}

const PREFIX = /^(arxiv:|doi:|https?:\/\/(www\.|dx\.)?(arxiv\.org\/(abs|pdf)|doi\.org)\/)/;

/** What is looked for: an address of a paper is its number.
 * @param {string} text
 */
function normalizeQuery(text) {
  const wanted = fold(text.trim()).replace(/\s+/g, " ");
  return wanted.replace(PREFIX, "").replace(/^(\d{4}\.\d{4,5})(v\d+)?(\.pdf)?$/, "$1");
}

/**
 * Whether something is a name of an entry, but for spaces and signs.
 * @param {Entry} entry
 * @param {string} wanted
 */
function isNameOf(entry, wanted) {
  const bare = strip(wanted);
  return entry.names.includes(wanted) || (bare !== "" && entry.bare.has(bare));
}

/**
 * Score an entry: its names, its title, parts of names, its authors, then all words anywhere; 0 is
 * no match.
 * @param {Entry} entry
 * @param {string} wanted
 */
function scoreMatch(entry, wanted) {
  if (isNameOf(entry, wanted)) return entry.thing.type === "paper" ? 6 : 5;
  if (entry.title.startsWith(wanted)) return 4;
  if (entry.title.includes(wanted)) return 3;
  if (entry.names.some((name) => name.includes(wanted))) return 2;
  if (entry.authors.includes(wanted)) return 1;
  return wanted.split(" ").every((word) => entry.all.includes(word)) ? 0.5 : 0;
}

/**
 * All papers and concepts that match, best first; by single words only where nothing else does.
 * @param {string} text
 * @returns {Thing[]}
 */
export function findMatches(text) {
  const wanted = normalizeQuery(text);
  if (!wanted) return [];
  const found = searchIndex()
    .map((entry) => ({ points: scoreMatch(entry, wanted), thing: entry.thing }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || a.thing.rank - b.thing.rank);
  return found.filter(({ points }) => points >= 1 || found[0].points < 1).map(({ thing }) => thing);
}
