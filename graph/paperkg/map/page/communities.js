/* The communities of the network, named after what they are about. */

/** From this share on, one topic says what a community is about. */
const MOST_OF = 0.6;

/** How many things are of each topic, most first; -1 is for none.
 * @returns {[number, number][]}
 */
function tallyTopics(things) {
  const tally = new Map();
  for (const thing of things) tally.set(topicOf(thing), (tally.get(topicOf(thing)) || 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1]);
}

function nameTopic(topic) {
  return topic < 0 ? "Papers" : data.topics[topic].label;
}

/** The topics that most of some papers are of, two at most, in words. */
function nameTopics(papers) {
  const [first, second] = tallyTopics(papers);
  const named = second && first[1] < papers.length * MOST_OF && second[1] > 1 ? [first, second] : [first];
  return named.map(([topic]) => shorten(nameTopic(topic), 34));
}

/** Papers by the number of their community.
 * @returns {Map<number, object[]>}
 */
function groupByCommunity(papers) {
  const communities = new Map();
  for (const paper of papers) {
    const number = data.communities[paper.number];
    if (!communities.has(number)) communities.set(number, []);
    communities.get(number).push(paper);
  }
  return communities;
}

let communityNames = null;

/** The name of each community, by its number, whatever is shown of it. */
function findCommunityNames() {
  communityNames ||= new Map([...groupByCommunity(data.listed)].map(([number, papers]) => [number, nameTopics(papers)]));
  return communityNames;
}
