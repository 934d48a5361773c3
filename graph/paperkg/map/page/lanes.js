/* The lanes of the lineage: their bands and names, and the years. */

import { inSight, network } from "./canvas.js";
import { css, topicColour, topicInk } from "./colour.js";
import { data } from "./data.js";
import { FONT, widthOf } from "./measure.js";
import { GAP_ROW, lanesBottom } from "./places.js";
import { scene } from "./scene.js";
import { shorten } from "./text.js";
import { LEAST_WORDS } from "./words.js";

/** @typedef {CanvasRenderingContext2D} Context */

const NAME_SIZE = 12.5;
const NAME_WIDTH = 130;
const YEARS = 30;

/** Whether names of lanes have room of their own, beside the papers. */
export let roomBeside = true;

/** @param {boolean} value */
export function setRoomBeside(value) {
  roomBeside = value;
}

/** Without room beside the papers, names of lanes stand behind them: a paper is always to be read. */
export function isNamedBehind() {
  return !roomBeside && !scene.folded;
}

/**
 * Write lines of words in sizes of the screen, on a plate of the colour of the page.
 * @param {Context} context
 * @param {string[]} lines
 * @param {number} x
 * @param {number} y
 * @param {{align?: string, size?: number, colour: string, bare?: boolean}} look
 */
export function writePlate(context, lines, x, y, { align = "left", size = 12, colour, bare = false }) {
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

/**
 * Every other lane is a band.
 * @param {Context} context
 * @param {number} left
 * @param {number} right
 */
function drawBands(context, left, right) {
  context.fillStyle = css("--band");
  data.lanes.forEach(({ top, bottom }, number) => {
    if (number % 2 === 0) context.fillRect(left, top, right - left, bottom - top);
  });
}

/**
 * The bands of the topics and the lines of the years.
 * @param {Context} context
 */
export function drawLanes(context) {
  const { start, end } = inSight();
  drawBands(context, start.x, end.x);
  const bottom = data.lanes.at(-1)?.bottom || 0;
  context.strokeStyle = css("--rule");
  context.lineWidth = 1 / network.getScale();
  for (const { x } of data.ticks) {
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, bottom);
    context.stroke();
  }
}

/**
 * The boxes of the papers that have no place in time.
 * @param {Context} context
 */
export function drawSections(context) {
  const scale = network.getScale();
  for (const { topic, left, top, right, bottom } of data.sections) {
    context.fillStyle = css("--band");
    context.strokeStyle = topicColour(topic).line;
    context.lineWidth = 1 / scale;
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 6);
    context.fill();
    context.stroke();
  }
}

/**
 * The names of the sections, each at the top of its box, cut to its width.
 * @param {Context} context
 */
export function drawSectionNames(context) {
  const scale = network.getScale();
  for (const { topic, label, left, top, right, head } of data.sections) {
    const room = (right - left) * scale - 14;
    if (room < 30 || head * scale < LEAST_WORDS) continue; // They would cover papers.
    const size = Math.min(Math.max(LEAST_WORDS, 18 * scale), 15);
    const font = `600 ${size}px ${FONT}`;
    let text = label;
    while (text.length > 1 && widthOf(text, font) > room) text = shorten(label, text.length - 1);
    writePlate(context, [text], left + 9 / scale, top + head / 2, { size, colour: topicInk(topic), bare: true });
  }
}

/** @param {string} text */
function widthOfName(text) {
  return widthOf(text, `600 ${NAME_SIZE}px ${FONT}`);
}

/**
 * Cut a name to the width that there is for it.
 * @param {string} text
 */
function fitName(text) {
  if (widthOfName(text) <= NAME_WIDTH) return text;
  let length = text.length;
  while (length > 4 && widthOfName(shorten(text, length)) > NAME_WIDTH) length -= 1;
  return shorten(text, length);
}

/**
 * The name of a lane, on two lines where it is long.
 * @param {string} label
 */
function splitName(label) {
  const text = shorten(label, 60);
  const words = text.split(/\s+/);
  if (widthOfName(text) <= NAME_WIDTH || words.length < 2) return [fitName(text)];
  const splits = words.slice(1).map((_, at) => [words.slice(0, at + 1).join(" "), words.slice(at + 1).join(" ")]);
  /** @param {string[]} lines */
  const longest = (lines) => Math.max(...lines.map(widthOfName));
  const even = splits.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best));
  // Where there is no room for all of it, the first line is full.
  const full = splits.filter(([line]) => widthOfName(line) <= NAME_WIDTH).pop();
  return (longest(even) > NAME_WIDTH && full ? full : even).map(fitName);
}

/** @type {{split: string[][], short: string[][], width: number} | null} */
let laneNames = null;

/** The names of the lanes, measured once: in lines, on one line, and the room that they need. */
function findLaneNames() {
  if (laneNames) return laneNames;
  const split = data.lanes.map(({ label }) => splitName(label));
  const short = data.lanes.map(({ label }) => [fitName(label)]);
  const width = 26 + split.flat().reduce((most, line) => Math.max(most, widthOfName(line)), 0);
  laneNames = { split, short, width };
  return laneNames;
}

/** The room at the left that they need. */
export function laneNamesWidth() {
  return findLaneNames().width;
}

/**
 * The strip at the left on which the names stand, whatever is moved below it.
 * @param {Context} context
 * @param {Point} start
 * @param {Point} end
 */
function drawNameStrip(context, start, end) {
  const width = laneNamesWidth() / network.getScale();
  context.fillStyle = css("--paper");
  context.fillRect(start.x, start.y, width, end.y - start.y);
  drawBands(context, start.x, start.x + width);
}

/**
 * The lines on which the name of a lane stands, and where, for the height that it has on screen.
 * @param {number} number of the lane
 * @param {number} height in pixels of the screen
 */
function placeName(number, height) {
  const { label, top, bottom } = data.lanes[number];
  if (!roomBeside) return { lines: [shorten(label, 34)], y: top + 3 / network.getScale() };
  const { split, short } = findLaneNames();
  return { lines: (height > 2.4 * NAME_SIZE ? split : short)[number], y: (top + bottom) / 2 };
}

/** Whether something is shown in each lane: an empty one has no name. */
function findPeopled() {
  const places = [...scene.nodes.values()].map(({ y }) => y);
  return data.lanes.map(({ top, bottom }) => places.some((y) => y >= top && y < bottom));
}

/**
 * The names of the topics stay in sight at the left.
 * @param {Context} context
 */
export function drawLaneNames(context) {
  const scale = network.getScale();
  const { start, end } = inSight();
  const look = { size: roomBeside ? NAME_SIZE : LEAST_WORDS, bare: roomBeside };
  if (roomBeside && data.lanes.length) drawNameStrip(context, start, end);
  const peopled = findPeopled();
  data.lanes.forEach(({ topic, top, bottom }, number) => {
    const height = (bottom - top) * scale;
    if (height < NAME_SIZE || !peopled[number]) return; // Names would cover each other.
    const { lines, y } = placeName(number, height);
    writePlate(context, lines, start.x + 12 / scale, y, { ...look, colour: topicInk(topic) });
  });
  if (data.lanes.length && [...scene.nodes.values()].some((node) => node.hollow)) {
    const y = lanesBottom() + (roomBeside ? GAP_ROW : 4 / scale);
    writePlate(context, ["Not on the list"], start.x + 12 / scale, y, { size: look.size, colour: css("--muted") });
  }
}

/**
 * The years, on a strip at the top that what is moved below it does not disturb.
 * @param {Context} context
 */
export function drawYears(context) {
  if (!data.ticks.length) return;
  const scale = network.getScale();
  const { start, end } = inSight();
  context.fillStyle = css("--paper");
  context.fillRect(start.x, start.y, end.x - start.x, YEARS / scale);
  let free = -Infinity;
  for (const { x, label } of data.ticks) {
    const place = network.canvasToDOM({ x, y: 0 }).x;
    if (place < free) continue;
    writePlate(context, [label], x, start.y + YEARS / 2 / scale, { align: "center", colour: css("--muted") });
    free = place + 40;
  }
}
