/* Lines along the ways that the build found: through the gaps between papers, with round corners. */

import { network } from "./canvas.js";

const ROUND = 9;
const HEAD = 9;

/**
 * What vis-network draws a line with, and finds it by under the pointer; its parts are inner ones.
 * @typedef {object} Pen
 * @property {{x: number, y: number, shape: any}} from
 * @property {{x: number, y: number, shape: any}} to
 * @property {(context: CanvasRenderingContext2D) => void} _line
 * @property {(t: number) => Point} getPoint
 * @property {(...places: number[]) => number} _getDistanceToEdge
 * @property {(context: CanvasRenderingContext2D, end: string, via: unknown, selected: boolean, hover: boolean, values: {width: number}) => object} getArrowData
 */

/**
 * The corners of a way, from the middle of its first box to the edge of its last.
 * @param {Pen} pen
 * @param {Point[]} corners
 * @returns {Point[]}
 */
function clip({ from, to }, corners) {
  const way = corners.map((corner) => ({ ...corner }));
  const [second, before, last] = [way[1], way[way.length - 2], way[way.length - 1]];
  if (second.y === way[0].y) way[0].x = from.x;
  const { width, height } = to.shape;
  if (before.y === last.y) last.x = to.x - Math.sign(last.x - before.x) * (width / 2);
  else last.y = to.y - Math.sign(last.y - before.y) * (height / 2);
  return way;
}

/** @param {Point} a @param {Point} b */
function lengthOf(a, b) {
  return Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
}

/**
 * A place between two others.
 * @param {Point} a
 * @param {Point} b
 * @param {number} distance from the first
 * @returns {Point}
 */
function towards(a, b, distance) {
  const part = distance / Math.max(lengthOf(a, b), 1e-6);
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

/**
 * Draw a way: its corners are round as far as there is room.
 * @param {CanvasRenderingContext2D} context
 * @param {Point[]} way
 */
function trace(context, way) {
  context.beginPath();
  context.moveTo(way[0].x, way[0].y);
  for (let at = 1; at < way.length - 1; at += 1) {
    const [before, corner, after] = [way[at - 1], way[at], way[at + 1]];
    const round = Math.min(ROUND, lengthOf(before, corner) / 2, lengthOf(corner, after) / 2);
    const [start, end] = [towards(corner, before, round), towards(corner, after, round)];
    context.lineTo(start.x, start.y);
    context.quadraticCurveTo(corner.x, corner.y, end.x, end.y);
  }
  const last = way[way.length - 1];
  const stop = towards(last, way[way.length - 2], Math.min(HEAD / 2, lengthOf(last, way[way.length - 2]) / 2));
  context.lineTo(stop.x, stop.y);
  context.stroke();
}

/**
 * The place at a part of a way, from 0 at its beginning to 1.
 * @param {Point[]} way
 * @param {number} t
 * @returns {Point}
 */
function pointAt(way, t) {
  const lengths = way.slice(1).map((corner, at) => lengthOf(way[at], corner));
  let left = t * lengths.reduce((sum, length) => sum + length, 0);
  const at = lengths.findIndex((length) => {
    if (left <= length) return true;
    left -= length;
    return false;
  });
  return at < 0 ? way[way.length - 1] : towards(way[at], way[at + 1], left);
}

/**
 * How far a place is from a way.
 * @param {Point[]} way
 * @param {Point} place
 */
function distanceTo(way, { x, y }) {
  return way.slice(1).reduce((least, b, at) => {
    const a = way[at];
    const across = Math.max(Math.min(a.x, b.x) - x, 0, x - Math.max(a.x, b.x));
    const down = Math.max(Math.min(a.y, b.y) - y, 0, y - Math.max(a.y, b.y));
    return Math.min(least, Math.hypot(across, down));
  }, Infinity);
}

/**
 * Let a line of vis-network, a straight one, take a way.
 * @param {string} id of the line
 * @param {Point[]} corners
 */
export function follow(id, corners) {
  /** @type {Pen} */
  const pen = network.body.edges[id].edgeType;
  pen._line = (context) => trace(context, clip(pen, corners));
  pen.getPoint = (t) => pointAt(clip(pen, corners), t);
  pen._getDistanceToEdge = (...places) => distanceTo(corners, { x: places[4], y: places[5] });
  pen.getArrowData = (context, end, via, selected, hover, { width }) => {
    const way = clip(pen, corners);
    const [before, point] = way.slice(-2);
    const angle = Math.atan2(point.y - before.y, point.x - before.x);
    const length = HEAD + 2 * width;
    const core = { x: point.x - length * 0.9 * Math.cos(angle), y: point.y - length * 0.9 * Math.sin(angle) };
    return { point, core, angle, length, type: "arrow" };
  };
}
