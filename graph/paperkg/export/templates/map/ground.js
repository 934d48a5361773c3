/* What is drawn under and over the nodes: lanes and years, letters of topics, numbers of steps. */

/** Where the drawing surface begins and ends, in the units of the map. */
function inSight() {
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  return { start, end };
}

/** The bands of the topics and the lines of the years. */
function drawLanes(context) {
  const { start, end } = inSight();
  data.lanes.forEach(([, , top, bottom], number) => {
    if (number % 2) return;
    context.fillStyle = css("--band");
    context.fillRect(start.x, top, end.x - start.x, bottom - top);
  });
  const bottom = data.lanes.length ? data.lanes[data.lanes.length - 1][3] : 0;
  context.strokeStyle = css("--rule");
  context.lineWidth = 1 / network.getScale();
  for (const [x] of data.ticks) {
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
    context.stroke();
  }
}

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
  }
  context.lineJoin = "miter";
}

function drawGround(context) {
  if (scene.view === "lineage") drawLanes(context);
  else if (scene.view === "network" && !scene.folded) drawCommunities(context);
}

/** Write words on a plate of the colour of the page, in sizes of the screen. */
function writePlate(context, text, x, y, { align = "left", size = 12, colour, weight = 600 }) {
  const scale = network.getScale();
  context.font = `${weight} ${size / scale}px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const width = context.measureText(text).width;
  const start = align === "center" ? x - width / 2 : x;
  context.globalAlpha = 0.9;
  context.fillStyle = css("--paper");
  context.fillRect(start - 4 / scale, y - (size * 0.72) / scale, width + 8 / scale, (size * 1.44) / scale);
  context.globalAlpha = 1;
  context.fillStyle = colour;
  context.fillText(text, start, y);
}

/** The names of the topics at the left and the years at the top stay in sight. */
function drawLaneNames(context) {
  const scale = network.getScale();
  const { start } = inSight();
  data.lanes.forEach(([topic, label, top, bottom]) => {
    const colour = topicColour(topic);
    const y = roomBeside ? (top + bottom) / 2 : top + 3 / scale;
    const text = shorten(plain(label), roomBeside ? 30 : 34);
    writePlate(context, text, start.x + 12 / scale, y, { size: roomBeside ? 12.5 : 10.5, colour: isDark() ? colour.line : colour.ink });
  });
  if (state.gaps && data.gaps.length && data.lanes.length) {
    const y = data.lanes[data.lanes.length - 1][3] + (roomBeside ? GAP_ROW : 4 / scale);
    writePlate(context, "Not on the list", start.x + 12 / scale, y, { size: roomBeside ? 12.5 : 10.5, colour: css("--muted") });
  }
  let free = -Infinity;
  for (const [x, label] of data.ticks) {
    const place = network.canvasToDOM({ x, y: 0 }).x;
    if (place < free) continue;
    writePlate(context, label || "no date", x, start.y + 16 / scale, { align: "center", colour: css("--muted") });
    free = place + (label ? 40 : 56);
  }
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
    if (!node.step && !(lettered && node.lit && node.thing.type !== "group")) continue;
    const box = boxOf(node.id);
    if (!box) continue;
    if (node.step) {
      const colours = { fill: css("--accent"), line: css("--paper"), ink: css("--paper"), size: 13 };
      drawSign(context, box.left, box.top, String(node.step), colours);
    } else if (!node.hollow) {
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
  if (scene.view === "lineage") drawLaneNames(context);
}

network.on("beforeDrawing", drawGround);
network.on("afterDrawing", drawOver);
