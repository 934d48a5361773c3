/* What a search finds: by title, author, short name, concept and number, slips of the pen included. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { identifierOf } from "./links.js";
import { distanceOf, likenessOf, wordsOf } from "./spelling.js";
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
 * @property {string[]} words of all
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
  const all = [title, ...names, authors, year].join("\n");
  return { thing, title, names, authors, year, bare: new Set(names.map(strip)), all, words: wordsOf(all) };
}

/** What is searched, made once, when it is first needed. */
function searchIndex() {
  index ||= [...data.listed, ...data.concepts, ...data.gaps].map(makeEntry);
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

/** Whether a thing is on the list, or a concept of it. @param {Thing} thing */
function isOnList(thing) {
  return thing.type === "concept" || thing.listed;
}

/** @typedef {{points: number, thing: Thing}} Found */

/**
 * Best first; of equal ones, those on the list, then in reading order.
 * @param {Found} a
 * @param {Found} b
 */
function byPoints(a, b) {
  return b.points - a.points || Number(isOnList(b.thing)) - Number(isOnList(a.thing)) || a.thing.rank - b.thing.rank;
}

/**
 * What has all words as they were typed; by single words only where nothing else does.
 * @param {string} wanted
 */
function findExactly(wanted) {
  const found = searchIndex()
    .map((entry) => ({ points: scoreMatch(entry, wanted), thing: entry.thing }))
    .filter(({ points }) => points > 0)
    .sort(byPoints);
  return found.filter(({ points }) => points >= 1 || found[0].points < 1).map(({ thing }) => thing);
}

/**
 * How far each word that there is lies from one that was typed; only those near it.
 * @param {string} typed
 */
function nearWords(typed) {
  /** @type {Map<string, number>} */
  const known = new Map();
  for (const { words } of searchIndex()) {
    for (const word of words) if (!known.has(word)) known.set(word, distanceOf(typed, word));
  }
  return new Map([...known].filter(([, distance]) => distance < Infinity));
}

/**
 * What has all words but for slips of the pen, the nearest first.
 * @param {string} wanted
 */
function findNearly(wanted) {
  const near = wordsOf(wanted).map(nearWords);
  if (!near.length || near.some(({ size }) => !size)) return [];
  /** @param {Entry} entry */
  const costOf = ({ words }) => near.reduce((sum, distances) =>
    sum + words.reduce((least, word) => Math.min(least, distances.get(word) ?? Infinity), Infinity), 0);
  return searchIndex()
    .map((entry) => ({ points: -costOf(entry), thing: entry.thing }))
    .filter(({ points }) => points > -Infinity)
    .sort(byPoints)
    .map(({ thing }) => thing);
}

/**
 * All papers, concepts and missing works that match, best first; where none does, those that would
 * but for slips of the pen.
 * @param {string} text
 * @returns {Thing[]}
 */
export function findMatches(text) {
  const wanted = normalizeQuery(text);
  if (!wanted) return [];
  const found = findExactly(wanted);
  return found.length ? found : findNearly(wanted);
}

const NEAREST = 3;

/**
 * What is called most like a text that nothing matches.
 * @param {string} text
 * @returns {Thing[]}
 */
export function findNearest(text) {
  const wanted = normalizeQuery(text);
  return searchIndex()
    .map(({ thing, title, names }) => ({ thing, points: Math.max(...[title, ...names].map((name) => likenessOf(wanted, name))) }))
    .filter(({ points }) => points > 0)
    .sort(byPoints)
    .slice(0, NEAREST)
    .map(({ thing }) => thing);
}
