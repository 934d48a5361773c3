/* What is drawn under and over the nodes: lanes and years, letters of topics, numbers of steps. */

/** Where the drawing surface begins and ends, in the units of the map. */
function inSight() {
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  return { start, end };
}

/** Every other lane is a band. */
function drawBands(context, left, right) {
  context.fillStyle = css("--band");
  data.lanes.forEach(([, , top, bottom], number) => {
    if (number % 2 === 0) context.fillRect(left, top, right - left, bottom - top);
  });
}

/** The bands of the topics and the lines of the years. */
function drawLanes(context) {
  const { start, end } = inSight();
  drawBands(context, start.x, end.x);
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
  if (size > 26 * network.getScale()) return; // There is no room for names as small as that.
  for (const [community, x, y] of names) {
    writePlate(context, [findCommunityNames().get(community).join(", ")], x, y, { align: "center", size, colour: css("--muted") });
  }
}

/** Without room beside the papers, names of lanes stand behind them: a paper is always to be read. */
function isNamedBehind() {
  return !roomBeside && !scene.folded;
}

function drawGround(context) {
  if (scene.view === "lineage") {
    drawLanes(context);
    if (isNamedBehind()) drawLaneNames(context);
  } else if (scene.view === "network" && !scene.folded) drawCommunities(context);
}

/** Write lines of words in sizes of the screen, on a plate of the colour of the page. */
function writePlate(context, lines, x, y, { align = "left", size = 12, colour, bare = false }) {
  const scale = network.getScale();
  context.font = `600 ${size / scale}px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  const width = Math.max(...lines.map((line) => context.measureText(line).width));
  const start = align === "center" ? x - width / 2 : x;
  const [pitch, edge] = [(size * 1.2) / scale, (size * 0.24) / scale];
  const top = y - (pitch * lines.length) / 2;
  if (!bare) {
    context.globalAlpha = 0.9;
    context.fillStyle = css("--paper");
    context.fillRect(start - 4 / scale, top - edge / 2, width + 8 / scale, pitch * lines.length + edge);
    context.globalAlpha = 1;
  }
  context.fillStyle = colour;
  lines.forEach((line, number) => context.fillText(line, start, top + pitch * (number + 0.5)));
}

const NAME_SIZE = 12.5;
const NAME_WIDTH = 130;

function widthOfName(text) {
  ruler.font = `600 ${NAME_SIZE}px ${FONT}`;
  return ruler.measureText(text).width;
}

/** Cut a name to the width that there is for it. */
function fitName(text) {
  if (widthOfName(text) <= NAME_WIDTH) return text;
  let length = text.length;
  while (length > 4 && widthOfName(shorten(text, length)) > NAME_WIDTH) length -= 1;
  return shorten(text, length);
}

/** The name of a lane, on two lines where it is long. */
function splitName(label) {
  const text = shorten(plain(label), 60);
  const words = text.split(/\s+/);
  if (widthOfName(text) <= NAME_WIDTH || words.length < 2) return [fitName(text)];
  const splits = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  const longest = (lines) => Math.max(...lines.map(widthOfName));
  const even = splits.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best));
  // Where there is no room for all of it, the first line is full.
  const full = splits.filter(([line]) => widthOfName(line) <= NAME_WIDTH).pop();
  return (longest(even) > NAME_WIDTH && full ? full : even).map(fitName);
}

let laneNames = null;
function findLaneNames() {
  laneNames ||= data.lanes.map(([, label]) => splitName(label));
  return laneNames;
}

/** The room at the left that the names of the lanes need. */
function laneNamesWidth() {
  return 26 + findLaneNames().flat().reduce((most, line) => Math.max(most, widthOfName(line)), 0);
}

const YEARS = 30;

/** The strip at the left on which the names stand, whatever is moved below it. */
function drawNameStrip(context, start, end) {
  const width = laneNamesWidth() / network.getScale();
  context.fillStyle = css("--paper");
  context.fillRect(start.x, start.y, width, end.y - start.y);
  drawBands(context, start.x, start.x + width);
}

/** The names of the topics stay in sight at the left. */
function drawLaneNames(context) {
  const scale = network.getScale();
  const { start, end } = inSight();
  if (roomBeside) drawNameStrip(context, start, end);
  data.lanes.forEach(([topic, label, top, bottom], number) => {
    if ((bottom - top) * scale < NAME_SIZE) return; // Names would cover each other.
    const colour = topicColour(topic);
    const y = roomBeside ? (top + bottom) / 2 : top + 3 / scale;
    const lines = roomBeside ? findLaneNames()[number] : [shorten(plain(label), 34)];
    writePlate(context, lines, start.x + 12 / scale, y, { size: roomBeside ? NAME_SIZE : 10.5, colour: isDark() ? colour.line : colour.ink, bare: roomBeside });
  });
  if (state.gaps && data.gaps.length && data.lanes.length) {
    const y = data.lanes[data.lanes.length - 1][3] + (roomBeside ? GAP_ROW : 4 / scale);
    writePlate(context, ["Not on the list"], start.x + 12 / scale, y, { size: roomBeside ? NAME_SIZE : 10.5, colour: css("--muted") });
  }
}

/** The years, on a strip at the top that what is moved below it does not disturb. */
function drawYears(context) {
  const scale = network.getScale();
  const { start, end } = inSight();
  context.fillStyle = css("--paper");
  context.fillRect(start.x, start.y, end.x - start.x, YEARS / scale);
  let free = -Infinity;
  for (const [x, label] of data.ticks) {
    const place = network.canvasToDOM({ x, y: 0 }).x;
    if (place < free) continue;
    writePlate(context, [label || "no date"], x, start.y + YEARS / 2 / scale, { align: "center", colour: css("--muted") });
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
