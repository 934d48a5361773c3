/* Large maps: far away, groups of papers are drawn; near, the papers that are in sight. */

const FOLD_FROM = 700;
const NEAR = 0.45;
const BANDS = 16;
const GRID = 12;
const MOST_GROUP_EDGES = 120;

/** Cut a range of numbers into equal bands. */
function bandsOf([from, to], bands) {
  const size = Math.max(to - from, 1) / bands;
  return { size, bandOf: (one) => Math.min(Math.floor((one - from) / size), bands - 1), startOf: (band) => from + band * size };
}

function laneAt(y) {
  return data.lanes.findIndex(([, , top, bottom]) => y >= top && y < bottom);
}

/** The cells of a view: a topic in a span of time, or a square of the map. */
function cellsOf(view, things) {
  const { x, y } = placesOf(view);
  if (view === "network") return communityCells(things, x, y);
  const columns = bandsOf(range(x), view === "lineage" ? BANDS : GRID);
  const rows = bandsOf(range(y), GRID);
  const cells = new Map();
  for (const thing of things) {
    const [at, height] = [x[thing.number], y[thing.number]];
    const row = view === "lineage" ? laneAt(height) : rows.bandOf(height);
    const id = `g${columns.bandOf(at)}-${row}`;
    if (!cells.has(id)) cells.set(id, { id, column: columns.bandOf(at), row, things: [] });
    cells.get(id).things.push(thing);
  }
  const laneOf = (row) => data.lanes[row].slice(2);
  const rowOf = (row) => [rows.startOf(row), rows.startOf(row) + rows.size];
  return [...cells.values()].map((cell) => {
    const [top, bottom] = view === "lineage" ? laneOf(cell.row) : rowOf(cell.row);
    const left = columns.startOf(cell.column);
    return { ...cell, left, top, width: columns.size, height: bottom - top };
  });
}

/** The communities of the network, each where its papers are. */
function communityCells(things, x, y) {
  return [...groupByCommunity(things)].map(([number, members]) => {
    const [left, right] = range(members.map((one) => x[one.number]));
    const [top, bottom] = range(members.map((one) => y[one.number]));
    return { id: `g${number}`, names: findCommunityNames().get(number), things: members, left: left - 60, top: top - 20, width: right - left + 120, height: bottom - top + 40 };
  });
}

/** What a group holds, in words. */
function nameGroup(things) {
  const [[topic]] = tallyTopics(things);
  const [from, to] = range(things.map((one) => one.year).filter(Boolean));
  const span = Number.isFinite(from) ? `, ${from === to ? from : `${from} to ${to}`}` : "";
  return { topic, title: `${nameTopic(topic)}${span}: ${count(things.length, "paper")}` };
}

/** The groups of a view as nodes. */
function makeGroups(view, things, lit) {
  return cellsOf(view, things).map((cell) => ({
    id: cell.id,
    x: cell.left + cell.width / 2,
    y: cell.top + cell.height / 2,
    width: cell.width * 0.94,
    height: cell.height * 0.94,
    label: [...(cell.names || []), cell.things.length.toLocaleString("en")].join("\n"),
    things: cell.things,
    lit: !lit || cell.things.some((one) => lit.has(one)),
    chosen: false,
    step: 0,
    start: false,
    hollow: false,
    ...nameGroup(cell.things),
  })).map((group) => ({ ...group, thing: { type: "group", id: group.id, title: group.title, name: group.title } }));
}

/** The strongest ties between groups: how many papers of one build on papers of the other. */
function makeGroupEdges(groups) {
  const groupOf = new Map(groups.flatMap((group) => group.things.map((thing) => [thing, group])));
  const ties = new Map();
  for (const claim of data.claims) {
    const [from, to] = [groupOf.get(claim.earlier), groupOf.get(claim.later)];
    if (!from || !to || from === to || !holds(claim, state.confidence)) continue;
    const id = `group ${from.id} ${to.id}`;
    if (!ties.has(id)) ties.set(id, { id, kind: "group", from, to, size: 0, lit: from.lit && to.lit });
    ties.get(id).size += 1;
  }
  return [...ties.values()].sort((a, b) => b.size - a.size).slice(0, MOST_GROUP_EDGES);
}

/** Whether the reader is near enough to see papers, and where they look. */
function outlook() {
  const { start, end } = inSight();
  const [across, down] = [(end.x - start.x) / 4, (end.y - start.y) / 4];
  const near = network.getScale() >= NEAR;
  return { near, left: start.x - across, right: end.x + across, top: start.y - down, bottom: end.y + down };
}

/** The things of a large map to draw one by one: what stands out, and near, what is in sight. */
function thingsInSight(view, things, lit) {
  const { x, y } = placesOf(view);
  const { near, left, right, top, bottom } = outlook();
  const few = lit && lit.size <= FOLD_FROM;
  const chosen = subject();
  return things.filter((one) => one === chosen || (few && lit.has(one))
    || (near && x[one.number] > left && x[one.number] < right && y[one.number] > top && y[one.number] < bottom));
}

let drawnFor = "";

/** Draw a large map anew where the reader came nearer, went away, or looks elsewhere. */
function unfold() {
  if (!scene.folded) return;
  const { near, left, top } = outlook();
  const key = near ? `${Math.round(left / 200)} ${Math.round(top / 200)} ${network.getScale().toFixed(2)}` : "far";
  if (key === drawnFor) return;
  drawnFor = key;
  draw();
}

for (const event of ["dragEnd", "animationFinished"]) network.on(event, unfold);
let soon = 0;
network.on("zoom", () => {
  clearTimeout(soon);
  soon = setTimeout(unfold, 80);
});

/** Come so near to a group that its papers are drawn. */
function enterGroup(group) {
  const scale = Math.max(NEAR * 1.2, Math.min(container.clientWidth / group.width, container.clientHeight / group.height, 1));
  const y = group.height * scale > container.clientHeight ? group.y - group.height / 2 + container.clientHeight / 2 / scale : group.y;
  network.moveTo({ position: { x: group.x, y }, scale, animation: calm.matches ? false : { duration: 350 } });
  unfold();
}
