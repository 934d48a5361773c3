/* The topics of papers and concepts, in numbers and in words. */

/** @import { Paper, Thing } from "./model.js" */
import { data } from "./data.js";

/**
 * The topic by which a thing is coloured, -1 for none.
 * @param {Thing} thing
 */
export function topicOf(thing) {
  const paper = thing.type === "concept" ? thing.introducedBy.find((other) => other.topics.length) : thing;
  return paper?.topics[0] ?? -1;
}

/**
 * Whether a paper stands in a topic, or in a topic inside it.
 * @param {Paper} paper
 * @param {number} topic
 */
export function isIn(paper, topic) {
  return paper.topics.some((inner) => {
    let outer = inner;
    while (outer >= 0 && outer !== topic) outer = data.topics[outer].broader;
    return outer === topic;
  });
}

/**
 * How many things are of each topic, most first.
 * @param {Thing[]} things
 * @returns {[topic: number, size: number][]}
 */
export function tallyTopics(things) {
  /** @type {Map<number, number>} */
  const tally = new Map();
  for (const thing of things) tally.set(topicOf(thing), (tally.get(topicOf(thing)) || 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1]);
}

/** @param {number} topic */
export function nameTopic(topic) {
  return topic < 0 ? "Papers" : data.topics[topic].label;
}
