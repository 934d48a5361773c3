/* What is drawn under and over the nodes: grounds of communities, letters of topics, numbers of steps. */

/** The corners around points, anticlockwise (Andrew 1979, monotone chain). */
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const turns = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  const half = (list) => {
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turns(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** The ground of each community of the network, of three papers or more. */
function drawCommunities(context) {
  const members = new Map();
  for (const node of scene.nodes.values()) {
    const community = data.communities[node.thing.number];
    const box = node.thing.listed && node.lit ? boxOf(node.id) : null;
    if (!box) continue;
    if (!members.has(community)) members.set(community, { count: 0, points: [] });
    const group = members.get(community);
    group.count += 1;
    group.points.push([box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]);
  }
  const names = [];
  context.lineJoin = "round";
  context.lineWidth = 26;
  for (const [community, { count: size, points }] of members) {
    if (size < 3) continue;
    context.fillStyle = communityColour(community);
    context.strokeStyle = context.fillStyle;
    context.beginPath();
    hullOf(points).forEach(([x, y], place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.fill();
    context.stroke();
    const [left, right] = range(points.map(([x]) => x));
    const [top] = range(points.map(([, y]) => y));
    names.push([community, (left + right) / 2, top - COMMUNITY_NAME]);
  }
  context.lineJoin = "miter";
  const size = Math.max(13, 15 * network.getScale());
  if (scene.lit || size > 26 * network.getScale()) return; // Papers that stand back, or near ones, would cover the names.
  for (const [community, x, y] of names) {
    writePlate(context, [findCommunityNames().get(community).join(", ")], x, y, { align: "center", size, colour: css("--muted") });
  }
}

function drawGround(context) {
  if (scene.view === "lineage") {
    drawLanes(context);
    if (isNamedBehind()) drawLaneNames(context);
  } else if (scene.view === "network" && !scene.folded) drawCommunities(context);
}

/** A round sign at a corner of a node: the number of a step, or the letter of a topic. */
function drawSign(context, x, y, text, { fill, line, ink, size }) {
  context.font = `700 ${size}px ${FONT}`;
  const radius = Math.max(size * 0.82, context.measureText(text).width / 2 + size * 0.35);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1.2;
  context.stroke();
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + size * 0.05);
}

/** The box of a node, if vis-network has it yet: it also draws while nodes are being put in. */
function boxOf(id) {
  const item = drawn.nodes.get(id);
  if (!item) return null;
  const { left, top, right, bottom } = network.getBoundingBox(id);
  const round = item.shapeProperties.borderRadius; // vis-network adds it on each side
  return { left: left + round, top: top + round, right: right - round, bottom: bottom - round };
}

function drawSigns(context) {
  const lettered = scene.view !== "lineage" && network.getScale() > 0.45;
  for (const node of scene.nodes.values()) {
    if (!node.step && !node.start && !(lettered && node.lit && node.thing.type !== "group")) continue;
    const box = boxOf(node.id);
    if (!box) continue;
    if (node.start) drawStart(context, box.left - 5, (box.top + box.bottom) / 2);
    if (node.step) {
      const colours = { fill: css("--accent"), line: css("--paper"), ink: css("--paper"), size: 13 };
      drawSign(context, box.left, box.top, String(node.step), colours);
    } else if (lettered && !node.hollow) {
      const colour = topicColour(node.topic);
      drawSign(context, box.left + 2, box.top + 1, topicSign(node.topic), { ...colour, fill: css("--paper"), ink: isDark() ? colour.line : colour.ink, size: 8.5 });
    }
  }
}

/** A ring around the node that the keyboard is at. */
function drawCursor(context) {
  if (!cursor || document.activeElement !== container || !scene.nodes.has(cursor)) return;
  const box = boxOf(cursor);
  if (!box) return;
  const gap = 5 / Math.min(network.getScale(), 1);
  context.strokeStyle = css("--accent");
  context.lineWidth = 3 / Math.min(network.getScale(), 1);
  context.beginPath();
  context.roundRect(box.left - gap, box.top - gap, box.right - box.left + 2 * gap, box.bottom - box.top + 2 * gap, 10);
  context.stroke();
}

function drawOver(context) {
  drawSigns(context);
  drawCursor(context);
  if (scene.view !== "lineage") return;
  if (!isNamedBehind()) drawLaneNames(context);
  drawYears(context);
}

network.on("beforeDrawing", drawGround);
network.on("afterDrawing", drawOver);
