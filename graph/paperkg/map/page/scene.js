/* What is drawn in a view: nodes and edges with their places, before any drawing. */

const GAP_ROW = 36;
const TOO_MANY_CITATIONS = 6000;

/** The places of all papers or concepts in a view. */
function placesOf(view) {
  return data.views[view] || data.views.lineage;
}

/** The things that a view can show, gaps included where they are asked for. */
function thingsOf(view) {
  if (view === "concepts") return data.concepts.filter((one) => one === subject() || conceptPasses(one));
  const lit = state.path ? findLit() : null;
  const chosen = subject();
  return data.listed.filter((one) => passes(one) || one === chosen || (lit && lit.has(one)));
}

/** Give the x of a date, from where years begin on the time axis. */
function timeToX(issued) {
  const ticks = data.ticks.filter(([, label]) => label);
  if (!issued || !ticks.length) return data.ticks.length ? data.ticks[data.ticks.length - 1][0] : 0;
  const year = Number(issued.slice(0, 4)) + (Number(issued.slice(5, 7) || 1) - 1) / 12;
  const next = ticks.findIndex(([, label]) => Number(label) > year);
  if (next === 0) return ticks[0][0];
  if (next < 0) return ticks[ticks.length - 1][0] + 60 * (year - Number(ticks[ticks.length - 1][1]));
  const [[x0, from], [x1, to]] = [ticks[next - 1], ticks[next]];
  return x0 + ((x1 - x0) * (year - from)) / (to - from);
}

/** Where the lanes end. */
function lanesBottom() {
  return data.lanes.length ? data.lanes[data.lanes.length - 1][3] : 0;
}

/** The width that the box of a gap needs. */
function gapWidth(label) {
  return label.length * 7.6 + 36;
}

/** Place the gaps below the lanes, at their dates. */
function placeGapsInTime(gaps) {
  const rows = [];
  return gaps.map((gap) => {
    const width = gapWidth(gap.label);
    const x = timeToX(gap.thing.issued);
    const free = rows.findIndex((end) => end < x - width / 2);
    const row = free < 0 ? rows.length : free;
    rows[row] = x + width / 2;
    return { ...gap, x, y: lanesBottom() + GAP_ROW * (row + 0.9) };
  });
}

/** Place the gaps in lines below the network, from old to new. */
function placeGapsBelow(gaps) {
  const { x: xs, y: ys } = placesOf("network");
  const [left, right] = range(xs);
  let [x, y] = [left, range(ys)[1] + 2.4 * GAP_ROW];
  return gaps.map((gap) => {
    const width = gapWidth(gap.label);
    if (x > left && x + width > right) [x, y] = [left, y + GAP_ROW * 1.2];
    x += width;
    return { ...gap, x: x - width / 2, y };
  });
}

function placeGaps(view) {
  const gaps = [...data.gaps]
    .sort((a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : a.number - b.number))
    .map((thing) => ({ thing, label: shorten(thing.name, 26) }));
  return view === "network" ? placeGapsBelow(gaps) : placeGapsInTime(gaps);
}

/** The topic by which a thing is coloured. */
function topicOf(thing) {
  const paper = thing.type === "concept" ? thing.introducedBy.find((one) => one.topics.length) : thing;
  return paper && paper.topics.length ? paper.topics[0] : -1;
}

function makeNodes(view, things, lit) {
  const { x, y } = placesOf(view);
  const stops = state.path ? pathTo(data.byIri.get(state.path), state.confidence).steps : [];
  const steps = new Map(stops.map((thing, place) => [thing, place + 1]));
  const chosen = subject();
  const first = lit ? [] : findStarts();
  const nodes = things.map((thing) => ({
    thing,
    x: x[thing.number],
    y: y[thing.number],
    label: (thing.type === "concept" ? data.conceptLabels : data.labels)[thing.number],
  }));
  if (view !== "concepts" && (state.gaps || chosen?.listed === false)) {
    nodes.push(...placeGaps(view).filter(({ thing }) => state.gaps || thing === chosen));
  }
  return new Map(nodes.map((node) => [node.thing.id, {
    ...node,
    id: node.thing.id,
    topic: topicOf(node.thing),
    lit: !lit || lit.has(node.thing),
    chosen: node.thing === chosen,
    step: steps.get(node.thing) || 0,
    start: first.includes(node.thing),
    hollow: node.thing.listed === false,
  }]));
}

function makeEdges(view, nodes) {
  const chosen = subject();
  const edges = [];
  const add = (kind, earlier, later, rest) => {
    const [from, to] = [nodes.get(earlier.id), nodes.get(later.id)];
    if (!from || !to) return;
    const touches = from.chosen || to.chosen;
    edges.push({ id: `${kind} ${from.id} ${to.id}`, kind, from, to, lit: from.lit && to.lit, touches, ...rest });
  };
  if (view === "concepts") {
    for (const concept of data.concepts) for (const one of concept.needs) add("needs", one, concept);
    return edges;
  }
  // Citations come first, so that they are drawn behind the builds-on edges.
  const citing = state.kinds.includes("cites") || (chosen && chosen.listed === false);
  const all = data.citations <= TOO_MANY_CITATIONS;
  if (citing) {
    for (const { thing } of nodes.values()) {
      for (const cited of thing.cites) {
        if (all || thing === chosen || cited === chosen) add("cites", cited, thing);
      }
    }
  }
  if (state.kinds.includes("builds-on")) {
    for (const claim of data.claims) {
      if (holds(claim, state.confidence)) add("builds-on", claim.earlier, claim.later, { claim });
    }
  }
  return edges;
}

/** Make all nodes and edges of the state that is shown.
 * @returns {{view: string, nodes: Map<string, object>, edges: object[], lit: Set<object> | null, folded: boolean}}
 */
function makeScene() {
  const view = state.view === "table" ? "lineage" : state.view;
  const lit = findLit();
  const things = thingsOf(view);
  const folded = things.length > FOLD_FROM;
  const nodes = makeNodes(view, folded ? thingsInSight(view, things, lit) : things, lit);
  const edges = makeEdges(view, nodes);
  if (!folded || outlook().near) return { view, nodes, edges, lit, folded };
  // Groups come first, so that what stands out is drawn over them.
  const groups = makeGroups(view, things, lit);
  const all = new Map([...groups.map((group) => [group.id, group]), ...nodes]);
  return { view, nodes: all, edges: [...(lit ? [] : makeGroupEdges(groups)), ...edges], lit, folded };
}
