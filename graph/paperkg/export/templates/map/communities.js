/* The communities of the network, named after what they are about. */

/** From this share on, one topic says what a community is about. */
const MOST_OF = 0.6;

/** The topics that most of some papers are of, two at most, in words. */
function nameTopics(papers) {
  const tally = new Map();
  for (const [topic] of papers.map((paper) => paper.topics)) {
    if (topic !== undefined) tally.set(topic, (tally.get(topic) || 0) + 1);
  }
  const [first, second] = [...tally].sort((a, b) => b[1] - a[1]);
  if (!first) return ["Papers"];
  const named = second && first[1] < papers.length * MOST_OF && second[1] > 1 ? [first, second] : [first];
  return named.map(([topic]) => shorten(data.topics[topic].label, 34));
}

let communityNames = null;

/** The name of each community, by its number, whatever is shown of it. */
function findCommunityNames() {
  if (communityNames) return communityNames;
  const members = new Map();
  for (const paper of data.listed) {
    const community = data.communities[paper.number];
    if (!members.has(community)) members.set(community, []);
    members.get(community).push(paper);
  }
  communityNames = new Map([...members].map(([community, papers]) => [community, nameTopics(papers)]));
  return communityNames;
}
