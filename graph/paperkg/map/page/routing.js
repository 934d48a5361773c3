/* How a line runs from one node to another: the form under which it passes behind the fewest. */

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';
const CLEAR = 13;
const LINE_HEIGHT = 16;
const BUCKET = 40;
/** How closely a line is looked at, and how many forms are tried: of many lines, less. */
const CARE = { stride: 10, forms: Infinity };
const HASTE = { stride: 22, forms: 4 };
const ruler = document.createElement("canvas").getContext("2d");

/** The boxes of nodes, by height, so that those near a point are found at once. */
function indexBoxes(nodes) {
  ruler.font = `14px ${FONT}`;
  const buckets = new Map();
  for (const node of nodes) {
    if (node.thing.type === "group") continue;
    const lines = node.label.split("\n");
    const width = Math.max(...lines.map((line) => ruler.measureText(line).width));
    const high = CLEAR + ((lines.length - 1) * LINE_HEIGHT) / 2;
    const box = { node, x: node.x, y: node.y, wide: width / 2 + 11, high };
    for (let row = Math.floor((node.y - high) / BUCKET); row <= Math.floor((node.y + high) / BUCKET); row += 1) {
      if (!buckets.has(row)) buckets.set(row, []);
      buckets.get(row).push(box);
    }
  }
  return buckets;
}

/** The forms that a line may take, the plainest first, in the words of vis-network. */
function formsOf(view, from, to) {
  const straight = { enabled: false };
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const arcs = (sizes) => sizes.flatMap((roundness) => ["curvedCW", "curvedCCW"].map((type) => ({ enabled: true, type, roundness })));
  if (view === "network") return [...arcs([0.12, 0.06, 0.2, 0.3, 0.45]), straight];
  const flat = arcs([32, 44, 58, 75, 100, 150].map((rise) => Math.min(0.3, rise / length)));
  if (from.y === to.y) return [straight, ...flat];
  const swing = (roundness) => ({ enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness });
  return [...[0.5, 0.65, 0.8, 0.95, 0.35].map(swing), straight, ...flat];
}

/** Where a line of a form is, from 0 at its beginning to 1: the curves of vis-network. */
function pointsOf(form, from, to) {
  if (!form.enabled) return (t) => [from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)];
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (form.type === "cubicBezier") {
    const bend = across * form.roundness;
    return (t) => {
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
      return [a * from.x + b * (from.x + bend) + c * (to.x - bend) + d * to.x, (a + b) * from.y + (c + d) * to.y];
    };
  }
  const reach = (0.5 + form.roundness / 2) * Math.hypot(across, down);
  const turn = form.type === "curvedCW" ? form.roundness : -form.roundness;
  const angle = Math.atan2(-down, across) + (0.5 + turn / 2) * Math.PI;
  const [x, y] = [from.x + reach * Math.sin(angle), from.y + reach * Math.cos(angle)];
  return (t) => [0, 1].map((axis) => (1 - t) ** 2 * [from.x, from.y][axis] + 2 * t * (1 - t) * [x, y][axis] + t ** 2 * [to.x, to.y][axis]);
}

/** How many other nodes a line of a form runs behind; no more than enough are counted. */
function countBehind(form, from, to, boxes, { stride, enough }) {
  const pointAt = pointsOf(form, from, to);
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stride);
  const behind = new Set();
  for (let step = 1; step < steps && behind.size < enough; step += 1) {
    const [x, y] = pointAt(step / steps);
    for (const box of boxes.get(Math.floor(y / BUCKET)) || []) {
      const hit = Math.abs(x - box.x) < box.wide && Math.abs(y - box.y) < box.high;
      if (hit && box.node !== from && box.node !== to) behind.add(box);
    }
  }
  return behind.size;
}

/** Choose the form of a line, the first of those that run behind the fewest nodes.
 * @param {string} view
 * @param {{from: object, to: object}} edge
 * @param {Map<number, object[]>} boxes of `indexBoxes`
 * @param {{stride: number, forms: number}} effort
 */
function routeOf(view, { from, to }, boxes, { stride, forms }) {
  let [best, least] = [null, Infinity];
  for (const form of formsOf(view, from, to).slice(0, forms)) {
    const behind = countBehind(form, from, to, boxes, { stride, enough: least });
    if (behind < least) [best, least] = [form, behind];
    if (!least) break;
  }
  return best;
}
