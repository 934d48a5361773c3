/* The communities of the network, named after what they are about. */

/** @import { Thing } from "./model.js" */
import { data } from "./data.js";
import { shorten } from "./text.js";
import { nameTopic, tallyTopics } from "./topics.js";

/** From this share on, one topic says what a community is about. */
const MOST_OF = 0.6;

/**
 * The topics that most of some papers are of, two at most, in words.
 * @param {Thing[]} papers
 */
function nameTopics(papers) {
  const [first, second] = tallyTopics(papers);
  const named = second && first[1] < papers.length * MOST_OF && second[1] > 1 ? [first, second] : [first];
  return named.map(([topic]) => shorten(nameTopic(topic), 34));
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

/** The name of each community, by its number, whatever is shown of it. */
export function findCommunityNames() {
  communityNames ||= new Map([...groupByCommunity(data.listed)].map(([number, papers]) => [number, nameTopics(papers)]));
  return communityNames;
}
