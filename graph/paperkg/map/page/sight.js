/* What is in sight: the whole map, where one starts, or what was asked for. */

/** The boxes of a large map, most of which is not drawn. */
function placedBoxes() {
  const { x, y } = placesOf(scene.view);
  const [[left, right], [top, bottom]] = [range(x), range(y)];
  return [{ left: left - 80, right: right + 80, top: top - 20, bottom: bottom + 20 }];
}

/** Room for the name of a community, above it. */
const COMMUNITY_NAME = 28;

/** The box around all that is drawn, in the units of the map. */
function extent() {
  const boxes = scene.folded ? placedBoxes() : drawn.nodes.getIds().map((id) => network.getBoundingBox(id));
  if (!boxes.length) return { left: 0, top: 0, right: 1, bottom: 1 };
  const [left, right] = range(boxes.flatMap((one) => [one.left, one.right]));
  const [top, bottom] = range(boxes.flatMap((one) => [one.top, one.bottom]));
  const box = { left, top, right, bottom };
  if (scene.view === "network") return { ...box, top: box.top - COMMUNITY_NAME };
  if (scene.view !== "lineage" || !data.lanes.length) return box;
  return { ...box, top: Math.min(data.lanes[0][2], highest), bottom: Math.max(box.bottom + 8, lanesBottom()) };
}

/** The least scale at which words can be read: on a phone, where the whole is never to be seen, more. */
const phone = window.matchMedia("(max-width: 760px)");
function smallest() {
  return phone.matches ? 0.8 : 0.55;
}

/** As lineage_layout.py has it. */
const LARGEST = 1.3;

/** Room around the drawing: at the left for the names of the lanes, at the top for the years. */
let roomBeside = true;

function margins() {
  if (scene.view !== "lineage") return { left: 24, top: 24, right: 24, bottom: 48 };
  roomBeside = container.clientWidth > 600;
  return { left: roomBeside ? laneNamesWidth() + 8 : 16, top: 32, right: 20, bottom: 42 };
}

/** Look at a place of the map at a scale, and at no more of what lies beside the map than need be. */
function lookAt(place, scale, duration) {
  const [box, room] = [extent(), margins()];
  const within = (from, to, size, wanted) => {
    const half = Math.max(size, 50) / scale / 2;
    return to - from <= 2 * half ? (from + to) / 2 : Math.min(Math.max(wanted, from + half), to - half);
  };
  const x = within(box.left, box.right, container.clientWidth - room.left - room.right, place.x);
  const y = within(box.top, box.bottom, container.clientHeight - room.top - room.bottom, place.y);
  network.moveTo({
    position: { x: x - (room.left - room.right) / 2 / scale, y: y - (room.top - room.bottom) / 2 / scale },
    scale,
    animation: duration && !calm.matches ? { duration, easingFunction: "easeInOutQuad" } : false,
  });
  unfold();
}

/** The scale at which a box of the map fills the room there is for it. */
function scaleFor(box) {
  const room = margins();
  const width = container.clientWidth - room.left - room.right;
  const height = container.clientHeight - room.top - room.bottom;
  return Math.max(0.02, Math.min(width / (box.right - box.left), height / (box.bottom - box.top), LARGEST));
}

/** Show the whole map; where words would get too small to read, the part of it where one starts. */
function fit(animated = false) {
  const box = extent();
  const whole = scaleFor(box);
  const scale = scene.folded ? whole : Math.max(whole, smallest());
  const start = [...scene.nodes.values()].find((node) => node.thing === findStarts()[0]);
  lookAt(start || { x: box.left, y: box.top }, scale, animated && 300);
}

/** Bring things into sight where they are not: all of them where there is room, else the first. */
function bringIntoSight(things) {
  const seen = things.map((thing) => scene.nodes.get(thing.id)).filter(Boolean);
  const { left } = margins();
  const isInSight = (node) => {
    const { x, y } = network.canvasToDOM(node);
    return x > left + 16 && x < container.clientWidth - 40 && y > 40 && y < container.clientHeight - 40;
  };
  if (!seen.length || (seen.every(isInSight) && !(scene.folded && network.getScale() < NEAR))) return;
  const [west, east] = range(seen.map((node) => node.x));
  const [north, south] = range(seen.map((node) => node.y));
  const room = scaleFor({ left: west - 80, right: east + 80, top: north - 30, bottom: south + 30 });
  if (room >= smallest()) {
    lookAt({ x: (west + east) / 2, y: (north + south) / 2 }, Math.min(room, Math.max(network.getScale(), 1)), 350);
  } else lookAt(seen[0], Math.max(network.getScale(), 0.8), 350);
}

function range(numbers) {
  return numbers.reduce(([least, most], one) => [Math.min(least, one), Math.max(most, one)], [Infinity, -Infinity]);
}

function zoom(factor) {
  const scale = Math.min(Math.max(network.getScale() * factor, 0.02), 4);
  network.moveTo({ scale, animation: calm.matches ? false : { duration: 150 } });
  unfold();
}
