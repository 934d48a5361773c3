"use strict";
/* What the map knows: the data of the page, indexed by paper. */

const paperkg = { data: JSON.parse(document.getElementById("data").textContent) };

/** Group a list of items by a key. @returns {Map<string, any[]>} */
paperkg.groupBy = function (items, key) {
  const groups = new Map();
  for (const item of items) {
    const name = key(item);
    if (!groups.has(name)) groups.set(name, []);
    groups.get(name).push(item);
  }
  return groups;
};

(function index() {
  const { data } = paperkg;
  const citations = data.edges.filter((edge) => edge.kind === "cites");
  paperkg.claimsOf = paperkg.groupBy(data.claims, (claim) => claim.later);
  paperkg.claimsOn = paperkg.groupBy(data.claims, (claim) => claim.earlier);
  // Edges run from the earlier to the later paper, so a citation's cited paper is its start.
  paperkg.citedBy = paperkg.groupBy(citations, (edge) => edge.from);
  paperkg.citesOf = paperkg.groupBy(citations, (edge) => edge.to);
  paperkg.nodeOf = new Map(data.nodes.map((node) => [node.id, node]));
})();

/** All papers that a paper reaches along builds-on edges, itself included.
 * @param {string} iri
 * @returns {Set<string>} ancestors and descendants
 */
paperkg.lineage = function (iri) {
  const found = new Set([iri]);
  const walk = (start, next) => {
    const stack = [start];
    const seen = new Set(stack);
    while (stack.length) {
      for (const other of next(stack.pop())) {
        if (!seen.has(other)) {
          seen.add(other);
          found.add(other);
          stack.push(other);
        }
      }
    }
  };
  walk(iri, (one) => (paperkg.claimsOf.get(one) || []).map((claim) => claim.earlier));
  walk(iri, (one) => (paperkg.claimsOn.get(one) || []).map((claim) => claim.later));
  return found;
};

/** The colours of a topic's papers; hues are spread so that neighbouring lanes differ.
 * @param {number} lane
 * @param {boolean} dark
 */
paperkg.laneColour = function (lane, dark) {
  const hue = Math.round((lane * 137.5 + 205) % 360);
  return dark
    ? { fill: `hsl(${hue} 38% 24%)`, line: `hsl(${hue} 48% 52%)`, ink: `hsl(${hue} 60% 92%)` }
    : { fill: `hsl(${hue} 72% 92%)`, line: `hsl(${hue} 48% 48%)`, ink: `hsl(${hue} 60% 16%)` };
};

/** Take out the characters that turn the direction of writing around. */
paperkg.plain = function (text) {
  return text.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");
};
