/* How a line runs from one node to another: the form under which it passes behind the fewest. */

/** @import { SceneNode } from "./scene.js" */
import { data } from "./data.js";
import { FONT, widthOf } from "./measure.js";

/** @typedef {{enabled: boolean, type?: string, roundness?: number, forceDirection?: string}} Form */
/** @typedef {{node: SceneNode, x: number, y: number, wide: number, high: number}} Obstacle */
/** @typedef {Map<number, Obstacle[]>} Obstacles by height */
/** @typedef {(t: number) => [x: number, y: number]} Curve */

const CLEAR = 14;
const LINE_HEIGHT = 20;
const BUCKET = 40;
/** How closely a line is looked at, and how many forms are tried: of many lines, less. */
export const CARE = { stride: 10, forms: Infinity };
export const HASTE = { stride: 22, forms: 4 };

/** @type {Form} */
const STRAIGHT = { enabled: false };

/**
 * The boxes of nodes, by height, so that those near a point are found at once.
 * @param {Iterable<SceneNode>} nodes
 * @returns {Obstacles}
 */
export function indexBoxes(nodes) {
  /** @type {Obstacles} */
  const buckets = new Map();
  for (const node of nodes) {
    if (node.thing.type === "group") continue;
    const lines = node.label.split("\n");
    const width = Math.max(...lines.map((line) => widthOf(line, `${data.constants.fontSize}px ${FONT}`)));
    const high = CLEAR + ((lines.length - 1) * LINE_HEIGHT) / 2;
    const box = { node, x: node.x, y: node.y, wide: width / 2 + 11, high };
    for (let row = Math.floor((node.y - high) / BUCKET); row <= Math.floor((node.y + high) / BUCKET); row += 1) {
      const bucket = buckets.get(row);
      if (bucket) bucket.push(box);
      else buckets.set(row, [box]);
    }
  }
  return buckets;
}

/**
 * Arcs to both sides.
 * @param {number[]} sizes
 * @returns {Form[]}
 */
function arcs(sizes) {
  return sizes.flatMap((roundness) => ["curvedCW", "curvedCCW"].map((type) => ({ enabled: true, type, roundness })));
}

/**
 * The forms that a line may take, the plainest first, in the words of vis-network.
 * @param {string} view
 * @param {Point} from
 * @param {Point} to
 */
function formsOf(view, from, to) {
  if (view === "network") return [...arcs([0.12, 0.06, 0.2, 0.3, 0.45]), STRAIGHT];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const flat = arcs([32, 44, 58, 75, 100, 150].map((rise) => Math.min(0.3, rise / length)));
  if (from.y === to.y) return [STRAIGHT, ...flat];
  /** @param {number} roundness */
  const swing = (roundness) => ({ enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness });
  return [...[0.5, 0.65, 0.8, 0.95, 0.35].map(swing), STRAIGHT, ...flat];
}

/**
 * A curve that leaves and arrives level.
 * @param {number} roundness
 * @param {Point} from
 * @param {Point} to
 * @returns {Curve}
 */
function swingOf(roundness, from, to) {
  const bend = (to.x - from.x) * roundness;
  return (t) => {
    const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
    return [a * from.x + b * (from.x + bend) + c * (to.x - bend) + d * to.x, (a + b) * from.y + (c + d) * to.y];
  };
}

/**
 * An arc to one side.
 * @param {Form} form
 * @param {Point} from
 * @param {Point} to
 * @returns {Curve}
 */
function arcOf({ type, roundness = 0 }, from, to) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const distance = (0.5 + roundness / 2) * Math.hypot(across, down);
  const turn = type === "curvedCW" ? roundness : -roundness;
  const angle = Math.atan2(-down, across) + (0.5 + turn / 2) * Math.PI;
  const [x, y] = [from.x + distance * Math.sin(angle), from.y + distance * Math.cos(angle)];
  return (t) => {
    const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
    return [a * from.x + b * x + c * to.x, a * from.y + b * y + c * to.y];
  };
}

/**
 * Where a line of a form is, from 0 at its beginning to 1: the curves of vis-network.
 * @param {Form} form
 * @param {Point} from
 * @param {Point} to
 * @returns {Curve}
 */
export function curveOf(form, from, to) {
  if (!form.enabled) return (t) => [from.x + t * (to.x - from.x), from.y + t * (to.y - from.y)];
  return form.type === "cubicBezier" ? swingOf(form.roundness || 0, from, to) : arcOf(form, from, to);
}

/**
 * How many other nodes a line of a form runs behind; no more than enough are counted.
 * @param {Form} form
 * @param {SceneNode} from
 * @param {SceneNode} to
 * @param {Obstacles} boxes
 * @param {{stride: number, enough: number}} effort
 */
function countBehind(form, from, to, boxes, { stride, enough }) {
  const curve = curveOf(form, from, to);
  const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / stride);
  const behind = new Set();
  for (let step = 1; step < steps && behind.size < enough; step += 1) {
    const [x, y] = curve(step / steps);
    for (const box of boxes.get(Math.floor(y / BUCKET)) || []) {
      const hit = Math.abs(x - box.x) < box.wide && Math.abs(y - box.y) < box.high;
      if (hit && box.node !== from && box.node !== to) behind.add(box);
    }
  }
  return behind.size;
}

/**
 * Choose the form of a line, the first of those that run behind the fewest nodes.
 * @param {string} view
 * @param {{from: SceneNode, to: SceneNode}} line
 * @param {Obstacles} boxes
 * @param {{stride: number, forms: number}} effort
 * @returns {Form}
 */
export function routeOf(view, { from, to }, boxes, { stride, forms }) {
  let [best, least] = [STRAIGHT, Infinity];
  for (const form of formsOf(view, from, to).slice(0, forms)) {
    const behind = countBehind(form, from, to, boxes, { stride, enough: least });
    if (behind < least) [best, least] = [form, behind];
    if (!least) break;
  }
  return best;
}
