/* The lanes of the lineage: their bands and names, and the years. */

import { inSight, network } from "./canvas.js";
import { css, topicColour, topicInk } from "./colour.js";
import { data } from "./data.js";
import { FONT, fitText, widthOf } from "./measure.js";
import { GAP_ROW, lanesBottom, placesOf, sectionsOf } from "./places.js";
import { laneRows, nameRow, roomBeside } from "./rows.js";
import { scene } from "./scene.js";
import { shorten } from "./text.js";
import { LEAST_WORDS } from "./words.js";

/** @import { Lane } from "./model.js" */
/** @import { Row } from "./rows.js" */
/** @typedef {CanvasRenderingContext2D} Context */

const NAME_SIZE = 12.5;
const NAME_FONT = `600 ${NAME_SIZE}px ${FONT}`;
const NAME_WIDTH = 130;
/** The least height of a row with a name, in pixels. */
const NAME_HEIGHT = 13;
const YEARS = 30;
const YEAR_SIZE = 12;
/** Between two years, in pixels. */
const YEAR_GAP = 5;

/** Without room beside the papers, names of lanes stand behind them: a paper is always to be read. */
export function isNamedBehind() {
  return !roomBeside;
}

/** Whether groups say themselves which lane they are of. */
function isNamedByGroups() {
  return !roomBeside && [...scene.nodes.values()].some(({ thing }) => thing.type === "group");
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
 * The boxes of the papers that the view cannot place otherwise.
 * @param {Context} context
 */
export function drawSections(context) {
  const scale = network.getScale();
  for (const { topic, left, top, right, bottom } of sectionsOf(scene.view)) {
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
  for (const { topic, label, left, top, right, head } of sectionsOf(scene.view)) {
    const room = (right - left) * scale - 14;
    if (room < 30 || head * scale < LEAST_WORDS) continue; // They would cover papers.
    const size = Math.min(Math.max(LEAST_WORDS, 18 * scale), 15);
    const font = `600 ${size}px ${FONT}`;
    writePlate(context, [fitText(label, room, font, 1)], left + 9 / scale, top + head / 2, { size, colour: topicInk(topic), bare: true });
  }
}

/** @param {string} text */
function widthOfName(text) {
  return widthOf(text, NAME_FONT);
}

/**
 * Cut a name to the width that there is for it.
 * @param {string} text
 * @param {number} [most]
 */
function fitName(text, most = NAME_WIDTH) {
  return fitText(text, most, NAME_FONT, 4);
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
  return (longest(even) > NAME_WIDTH && full ? full : even).map((line) => fitName(line));
}

/** The room at the left that the names of the lanes need. */
export function laneNamesWidth() {
  const lines = data.lanes.flatMap(({ label }) => splitName(label));
  return 26 + lines.reduce((most, line) => Math.max(most, widthOfName(line)), 0);
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
 * The lines on which the name of a row stands, and where, for the height that it has on screen.
 * @param {Row} row
 * @param {string} label
 */
function placeName({ top, bottom }, label) {
  const scale = network.getScale();
  if (!roomBeside) return { lines: [shorten(label, 34)], y: top + 3 / scale };
  const isHigh = (bottom - top) * scale > 2.4 * NAME_SIZE;
  return { lines: isHigh ? splitName(label) : [fitName(label)], y: (top + bottom) / 2 };
}

/** @type {{of: object | null, lanes: Set<Lane>}} */
let peopledLanes = { of: null, lanes: new Set() };

/** The lanes in which something is shown, worked out once for each drawing: an empty one has no name. */
function findPeopled() {
  if (peopledLanes.of !== scene) peopledLanes = { of: scene, lanes: listPeopled() };
  return peopledLanes.lanes;
}

/** @returns {Set<Lane>} */
function listPeopled() {
  const shown = [...scene.nodes.values()].flatMap(({ thing, y }) => (thing.type === "group"
    ? thing.things.map(({ number }) => placesOf("lineage").y[number]) : [y]));
  const places = [...new Set(shown)];
  return new Set(data.lanes.filter(({ top, bottom }) => places.some((y) => y >= top && y < bottom)));
}

/**
 * Where words behind the papers begin, at a height: at the left, or where no paper covers them.
 * @param {number} y
 * @param {number} width
 */
function freeStart(y, width) {
  const scale = network.getScale();
  const { start, end } = inSight();
  const edge = start.x + 12 / scale;
  const boxes = [...scene.nodes.values()]
    .filter((node) => node.thing.type === "paper" && Math.abs(node.y - y) < data.constants.boxHeight / 2 + LEAST_WORDS / scale)
    .map((node) => ({ x: node.x, half: (data.widths[node.thing.type === "paper" ? node.thing.number : -1] || 0) / 2 + 8 / scale }))
    .sort((a, b) => a.x - a.half - b.x + b.half);
  const free = boxes.reduce((x, box) => (box.x - box.half < x + width ? Math.max(x, box.x + box.half) : x), edge);
  return free + width < end.x ? free : edge;
}

/**
 * The name of the lanes of a row in which something is shown.
 * @param {Context} context
 * @param {Row} row
 * @param {Lane[]} named
 * @param {{size: number, bare: boolean}} look
 */
function drawRowName(context, row, named, look) {
  const { lines: whole, y } = placeName(row, nameRow(named));
  // Together, the names of lanes may be longer than the room that is made for the longest of them.
  const lines = roomBeside ? whole.map((line) => fitName(line, laneNamesWidth() - 26)) : whole;
  const colour = named.length > 1 ? css("--muted") : topicInk(named[0].topic);
  const scale = network.getScale();
  const width = widthOf(lines[0], `600 ${look.size}px ${FONT}`) / scale;
  writePlate(context, lines, roomBeside ? inSight().start.x + 12 / scale : freeStart(y, width), y, { ...look, colour });
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
  for (const row of isNamedByGroups() ? [] : laneRows(NAME_HEIGHT / scale)) {
    const named = row.lanes.filter((lane) => peopled.has(lane));
    if (named.length) drawRowName(context, row, named, look);
  }
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
  for (const { x, label } of placeYears()) {
    writePlate(context, [label], x, start.y + YEARS / 2 / scale, { align: "center", colour: css("--muted"), size: YEAR_SIZE });
  }
}

/**
 * The years that there is room for, each in full, else in short: ’17.
 * @returns {{x: number, label: string}[]}
 */
function placeYears() {
  const font = `600 ${YEAR_SIZE}px ${FONT}`;
  const ends = [...data.ticks.slice(1).map(({ x }) => x), Infinity];
  let free = -Infinity;
  return data.ticks.flatMap(({ x, label }, number) => {
    const [place, next] = [x, ends[number]].map((end) => network.canvasToDOM({ x: end, y: 0 }).x);
    const short = `’${label.slice(-2)}`;
    // The next year is to have room too, where there is any for it in short.
    const beyond = 2 * (next - place - YEAR_GAP) - widthOf(short, font);
    const room = Math.min(2 * (place - free), beyond < widthOf(short, font) ? Infinity : beyond);
    const fitting = number === 0 || widthOf(label, font) <= room ? label : short;
    const half = widthOf(fitting, font) / 2;
    if (place - half < free) return [];
    free = place + half + YEAR_GAP;
    return [{ x, label: fitting }];
  });
}
