/* The drawing: vis-network shows the scene; places are given, so nothing is moved by physics. */

/** From so many lines on, each is drawn fainter. */
const CROWD = 250;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
const container = byId("map");
const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
const network = new vis.Network(container, drawn, {
  autoResize: true,
  physics: false,
  interaction: { hover: true, dragNodes: false, tooltipDelay: 250, keyboard: false, zoomSpeed: 0.6, hideEdgesOnDrag: false },
  nodes: { shape: "box", margin: { top: 5, bottom: 5, left: 9, right: 9 }, borderWidth: 1.3, shapeProperties: { borderRadius: 8 } },
  edges: { selectionWidth: 0, hoverWidth: 0, chosen: false },
});
// The map itself takes the focus of the keyboard, not the frame that vis-network puts into it.
container.querySelector(".vis-network").tabIndex = -1;

let scene = { view: "lineage", nodes: new Map(), edges: [], lit: null, folded: false };

/** A group of papers: a box as large as its place on the map, with how many there are. */
function drawGroup(group) {
  const colour = topicColour(group.topic);
  const lines = group.label.split("\n");
  const longest = Math.max(4, ...lines.map((line) => line.length));
  const size = Math.min((group.height * 0.6) / (lines.length + 0.2), (group.width * 1.35) / longest);
  const look = { background: group.lit ? colour.fill : css("--paper"), border: group.lit ? colour.line : css("--rule") };
  return {
    id: group.id,
    x: group.x,
    y: group.y,
    fixed: true,
    label: group.label,
    title: group.title,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    borderWidth: 1.3,
    widthConstraint: { minimum: group.width, maximum: group.width },
    heightConstraint: { minimum: group.height, valign: "middle" },
    shapeProperties: { borderRadius: Math.min(group.width, group.height) * (scene.view === "network" ? 0.5 : 0.06) },
    color: { ...look, hover: { ...look, border: css("--ink") }, highlight: look },
    font: { size, face: FONT, color: group.lit ? colour.ink : css("--faded") },
  };
}

function drawNode(node) {
  if (node.thing.type === "group") return drawGroup(node);
  const colour = topicColour(node.hollow ? -1 : node.topic);
  const on = node.lit;
  const border = node.chosen ? css("--ink") : on ? colour.line : css("--rule");
  const background = !on || node.hollow ? css("--paper") : colour.fill;
  const over = { background: on ? background : css("--paper"), border: css("--ink") };
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    fixed: true,
    label: (isRead(node.thing) ? "✓ " : "") + node.label,
    title: shorten(node.thing.title, 300),
    borderWidth: node.chosen ? 2.6 : 1.3,
    borderWidthSelected: 2.6,
    shapeProperties: { borderRadius: node.thing.type === "concept" ? 15 : 8, borderDashes: node.hollow ? [5, 4] : false },
    color: { background, border, hover: over, highlight: { background, border } },
    font: { size: 14, face: FONT, color: on ? (node.hollow ? css("--muted") : colour.ink) : css("--faded") },
  };
}

/** A tie between groups: the more papers build on one another, the broader. */
function drawTie(edge) {
  const scale = Math.max(network.getScale(), 0.02);
  return {
    id: edge.id,
    from: edge.from.id,
    to: edge.to.id,
    width: Math.min(Math.sqrt(edge.size) * 0.6, 5) / scale,
    arrows: { to: { enabled: false } },
    color: { color: isDark() ? "rgba(226,230,238,0.18)" : "rgba(34,42,56,0.16)", inherit: false },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.15 },
  };
}

/** A claim in one line. */
function sayClaim({ later, earlier, confidence, evidence }) {
  const why = evidence[0][1] ? `: ${plain(evidence[0][1])}` : "";
  return shorten(`${later.name} builds on ${earlier.name} (${Math.round(confidence * 100)}%)${why}`, 300);
}

function drawEdge(edge, boxes) {
  if (edge.kind === "group") return drawTie(edge);
  const strong = edge.kind !== "cites";
  const sure = edge.claim ? edge.claim.confidence : 1;
  const ink = isDark() ? "226,230,238" : "34,42,56";
  const rest = scene.lit ? 0 : 0.13;
  // What a chain of other edges says too stays in the background, unless it is asked for.
  const redundant = edge.claim && edge.claim.redundant && !edge.touches && !scene.lit;
  const plainly = scene.edges.length > CROWD && !scene.lit ? 0.3 : 0.72;
  const alpha = strong ? (edge.lit ? (redundant ? 0.2 : plainly) : 0.07) : edge.touches ? 0.55 : rest;
  const chain = strong && edge.lit && scene.lit;
  return {
    id: edge.id,
    from: edge.from.id,
    to: edge.to.id,
    hidden: alpha === 0,
    title: edge.claim ? sayClaim(edge.claim) : undefined,
    width: strong ? (chain ? 2.4 : redundant ? 1 : 1.7) : edge.touches ? 1.1 : 0.7,
    dashes: strong ? (sure < 0.5 ? [7, 4] : false) : [2, 4],
    arrows: strong ? { to: { enabled: true, scaleFactor: 0.6 } } : { to: { enabled: false } },
    color: { color: chain ? css("--accent") : `rgba(${ink},${alpha})`, inherit: false },
    smooth: strong ? routeOf(scene.view, edge, boxes, scene.edges.length > CROWD ? HASTE : CARE) : { enabled: false },
  };
}

/** Put items into a data set, and take out those that are no longer there. */
function replaceItems(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

/** Draw the state that is shown. */
function draw() {
  scene = makeScene();
  const boxes = indexBoxes(scene.nodes.values());
  const lines = scene.edges.map((edge) => drawEdge(edge, boxes)).filter((line) => !line.hidden);
  highest = lines.reduce((top, line) => Math.min(top, topOf(line)), Infinity);
  // vis-network draws after each change, which takes as long as the change itself: here once, at the end.
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  network.unselectAll(); // What is chosen, the state says.
  replaceItems(drawn.edges, []);
  if (scene.folded) drawn.nodes.clear(); // The order in which they are put in is that of drawing.
  replaceItems(drawn.nodes, [...scene.nodes.values()].map(drawNode));
  drawn.edges.add(lines);
  emitter.emit("_allowRedraw");
  network.redraw();
}

/** How far up the lines reach that are drawn. */
let highest = Infinity;

function topOf({ from, to, smooth }) {
  const curve = pointsOf(smooth, scene.nodes.get(from), scene.nodes.get(to));
  return curve(0.5)[1] - 8;
}
