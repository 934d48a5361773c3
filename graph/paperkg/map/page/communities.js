/* The communities of the network, named after what tells them apart. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";
import { fold, shorten } from "./text.js";
import { nameTopic, topicOf } from "./topics.js";

/** Words that tell nothing of what a paper is about. */
const EMPTY = new Set(("the and for with from into via over not are can how why what when does using use used based towards toward "
  + "approach method methods new novel study analysis paper papers beyond without under between its their your our all you "
  + "der die das und von les des une dans pour los las para con").split(" "));
const WORD = /\p{L}[\p{L}\p{N}]*(?:[-.]\p{L}?[\p{L}\p{N}]+)*/gu;
const LONGEST_WORD = 22;
/** A name is of so many terms, each of which so large a share of the members has. */
const MOST_TERMS = 2;
const LEAST_SHARE = 0.3;
/** The list's own topics say more than words of titles. */
const TOPIC = 2;
/** So many papers of a community are to cite or build on a paper that it is named after. */
const LEAST_FOLLOWERS = 3;

/** @typedef {Map<string, {text: string, weight: number}>} Terms by what is the same in all */

/**
 * What may tell a paper apart: its topic, and the words of its title.
 * @param {Thing} thing
 * @returns {Terms}
 */
function termsOf(thing) {
  /** @type {Terms} */
  const terms = new Map();
  const topic = topicOf(thing);
  if (topic >= 0) terms.set(`topic ${topic}`, { text: nameTopic(topic), weight: TOPIC });
  for (const [word] of thing.title.matchAll(WORD)) {
    const folded = fold(word).replace(/s$/, "");
    if (folded.length > 2 && word.length <= LONGEST_WORD && !EMPTY.has(folded) && !EMPTY.has(fold(word)) && !terms.has(folded)) {
      terms.set(folded, { text: word, weight: 1 });
    }
  }
  return terms;
}

/**
 * How many of some things have each term, under the first of its spellings.
 * @param {Thing[]} things
 */
function countTerms(things) {
  /** @type {Map<string, {text: string, weight: number, size: number}>} */
  const counts = new Map();
  for (const [key, { text, weight }] of things.flatMap((thing) => [...termsOf(thing)])) {
    const count = counts.get(key) || { text, weight, size: 0 };
    count.size += 1;
    counts.set(key, count);
  }
  return counts;
}

/**
 * Whether a term says what others say already.
 * @param {string} text
 * @param {string[]} others
 */
function isSaid(text, others) {
  const said = fold(others.join(" "));
  return said.includes(fold(text).replace(/s$/, "")) || others.some((other) => fold(text).includes(fold(other)));
}

/**
 * Name groups of papers by what most of their members have and few others: topics, words of titles.
 * @template Key
 * @param {Map<Key, Thing[]>} groups
 * @returns {Map<Key, string[]>}
 */
export function tellApart(groups) {
  const all = [...groups.values()].flat();
  const everywhere = countTerms(all);
  return new Map([...groups].map(([key, things]) => {
    const scored = [...countTerms(things)].flatMap(([term, { text, weight, size }]) => {
      const share = size / things.length;
      const lift = share / ((everywhere.get(term)?.size || size) / all.length);
      if (share < LEAST_SHARE || (size < 2 && weight < TOPIC) || (lift <= 1 && groups.size > 1)) return [];
      return [{ text, score: weight * share * (groups.size > 1 ? Math.log2(lift) : 1) }];
    }).sort((a, b) => b.score - a.score);
    /** @type {string[]} */
    const name = [];
    for (const { text, score } of scored) {
      const isWeak = name.length > 0 && score < scored[0].score / 2;
      if (name.length < MOST_TERMS && !isWeak && !isSaid(text, name)) name.push(text);
    }
    return [key, name.map((text) => shorten(text, 34))];
  }));
}

/**
 * The paper of a community that the most of its papers cite or build on, if several do.
 * @param {Thing[]} things
 */
function findHub(things) {
  const members = new Set(things);
  const followed = things.map((thing) => {
    const paper = /** @type {Paper} */ (thing);
    const followers = new Set([...paper.citedBy, ...paper.heirs.filter(({ held }) => held).map(({ later }) => later)]);
    return { paper, size: [...followers].filter((other) => members.has(other)).length };
  }).sort((a, b) => b.size - a.size || a.paper.number - b.paper.number);
  return followed[0]?.size >= LEAST_FOLLOWERS ? followed[0].paper : null;
}

/**
 * Papers by the number of their community.
 * @param {Thing[]} papers
 * @returns {Map<number, Thing[]>}
 */
export function groupByCommunity(papers) {
  /** @type {Map<number, Thing[]>} */
  const communities = new Map();
  for (const paper of papers) {
    const number = data.communities[paper.number];
    const members = communities.get(number);
    if (members) members.push(paper);
    else communities.set(number, [paper]);
  }
  return communities;
}

/** @type {Map<number, string[]> | null} */
let communityNames = null;

/** @returns {Map<number, string[]>} */
function nameCommunities() {
  const groups = new Map([...groupByCommunity(data.listed)].filter(([, papers]) => papers.length > 1));
  const names = tellApart(groups);
  return new Map([...groups].map(([number, papers]) => {
    const terms = names.get(number) || [];
    const hub = terms.length < MOST_TERMS && findHub(papers);
    return [number, hub ? [...terms, `around ${data.labels[hub.number].split("\n").join(" ")}`] : terms];
  }));
}

/** The name of each community of several papers, by its number, whatever is shown of it. */
export function findCommunityNames() {
  communityNames ||= nameCommunities();
  return communityNames;
}
