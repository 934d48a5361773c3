/* Names on a map that is far away: never smaller than can be read, the important ones first. */

/** @import { Group } from "./groups.js" */
/** @import { Context } from "./lanes.js" */
/** @import { Thing } from "./model.js" */
/** @import { SceneNode } from "./scene.js" */
import { network } from "./canvas.js";
import { css } from "./colour.js";
import { data } from "./data.js";
import { keepBetween } from "./edges.js";
import { signsOf } from "./items.js";
import { FONT, fitText, widthOf } from "./measure.js";
import { borderOf, colourOf, colourOfGroup } from "./scales.js";
import { scene } from "./scene.js";
import { sayNumber, shorten } from "./text.js";

/** The least size of words, in pixels of the screen. */
export const LEAST_WORDS = 11;
const LEAST_FONT = `${LEAST_WORDS}px ${FONT}`;
const LINE = 13.5;
/** The height of a plate. */
const PLATE = 12;
const ROOM = 5;
/** The width of a column of names in a group. */
const COLUMN = 130;
/** Less room than this has no word in it. */
const LEAST_NAME = 44;
/** More names of a group than this say less. */
const MOST_OF_GROUP = 24;
/** A name that is cut shorter than this says nothing. */
const SHORTEST = 7;
/** So long a name may be where it is wider than its box. */
const LONGEST = 18;

/** @typedef {{node: SceneNode, x: number, lines: string[], width: number, height: number, wider: boolean}} Name x: its
 * middle on the map; its sizes are those of the screen */

/** The size of words on boxes from which on vis-network writes them, in pixels of the screen. */
const WRITTEN = 12;

/** Whether names in the size of their boxes would be too small to read, or faded. */
export function isFar() {
  return data.constants.fontSize * network.getScale() < WRITTEN;
}

// vis-network fades words in over a pixel of their size, and would show none at the least of ours: it
// draws all of them or none.
network.on("initRedraw", () => {
  network.nodesHandler.options.scaling.label.drawThreshold = isFar() ? Infinity : 0;
});

/**
 * How important a thing is: by what it leads to, by who cites it here, and anywhere.
 * @param {Thing | Group} thing
 */
function weigh(thing) {
  if (thing.type !== "paper") return 0;
  return thing.leadsTo * 10 + thing.citedBy.length + Math.log1p(Math.max(thing.count, 0)) / 10;
}

/**
 * How important it is that a node is named.
 * @param {SceneNode} node
 */
function importanceOf({ thing, chosen, step, start, lit }) {
  if (chosen || step) return 1e9 - step;
  return weigh(thing) + (start ? 1e6 : 0) + (lit ? 1e7 : 0);
}

/** Cut words of the least size to a width. @param {string} text @param {number} width */
function cutTo(text, width) {
  return fitText(text, width, LEAST_FONT, 1);
}

/**
 * The name of a node at a scale: in its box where there is room, else on a plate that is larger.
 * @param {SceneNode} node
 * @param {number} scale
 * @returns {Name}
 */
function nameOf(node, scale) {
  const { nodePadding, fontSize, boxHeight } = data.constants;
  const written = node.label.split("\n");
  const widest = Math.max(...written.map((line) => widthOf(line, `${fontSize}px ${FONT}`)));
  const least = node.thing.type === "paper" && data.widths[node.thing.number] || 0;
  const width = Math.max(widest + nodePadding, least) * scale;
  const deep = (boxHeight + (written.length - 1) * fontSize) * scale;
  const height = Math.max(deep, PLATE);
  const signs = signsOf(/** @type {Thing} */ (node.thing));
  const lines = deep >= written.length * PLATE ? [signs + written[0], ...written.slice(1)] : [signs + written.join(" ")];
  const cut = lines.map((line) => cutTo(line, width - ROOM / 2));
  if (cut.every((line, at) => line === lines[at] || line.length >= SHORTEST)) return { node, x: node.x, lines: cut, width, height, wider: height > deep };
  const short = shorten(lines.join(" "), LONGEST);
  const wide = Math.max(width, widthOf(short, LEAST_FONT) + ROOM);
  // It grows from its box to both sides, but not past the edge of the map.
  return { node, x: keepBetween(node.x, wide / scale), lines: [short], width: wide, height, wider: true };
}

/**
 * Whether a name would cover another.
 * @param {Name} name
 * @param {Name[]} others
 * @param {number} scale
 */
function isCovered({ node, x, width, height }, others, scale) {
  return others.some((other) => Math.abs(other.x - x) * scale < (other.width + width) / 2
    && Math.abs(other.node.y - node.y) * scale < (other.height + height) / 2);
}

/**
 * The names for which there is room, the most important first.
 * @param {number} scale
 * @returns {Name[]}
 */
function chooseNames(scale) {
  const nodes = [...scene.nodes.values()].filter(({ thing, lit }) => thing.type !== "group" && (lit || !scene.lit));
  const ranked = nodes.map((node) => ({ node, rank: importanceOf(node) })).sort((a, b) => b.rank - a.rank);
  /** @type {Map<number, Name[]>} */
  const rows = new Map();
  const pitch = (2 * LINE) / scale;
  return ranked.flatMap(({ node }) => {
    const name = nameOf(node, scale);
    const row = Math.floor(node.y / pitch);
    const near = [row - 1, row, row + 1].flatMap((number) => rows.get(number) || []);
    if (isCovered(name, near, scale)) return [];
    rows.set(row, [...(rows.get(row) || []), name]);
    return [name];
  });
}

/** @type {{scene: object | null, scale: number, names: Name[]}} */
let written = { scene: null, scale: 0, names: [] };

/**
 * The names at a scale, worked out once.
 * @param {number} scale
 */
function namesAt(scale) {
  if (written.scene !== scene || written.scale !== scale) written = { scene, scale, names: chooseNames(scale) };
  return written.names;
}

/** The names that stand on the map, with their nodes: for tests, and for people who look into the page. */
export function findNames() {
  return isFar() ? namesAt(network.getScale()).map(({ node, lines }) => ({ id: node.id, text: lines.join(" "), size: LEAST_WORDS }))
    : [...scene.nodes.values()].map(({ id, label }) => ({ id, text: label, size: data.constants.fontSize * network.getScale() }));
}

/**
 * A plate for a name that is larger than its box.
 * @param {Context} context
 * @param {Name} name
 * @param {number} scale
 */
function drawPlate(context, { node, x, width, height }, scale) {
  const colour = colourOf(/** @type {Thing} */ (node.thing));
  context.fillStyle = node.hollow ? css("--paper") : colour.fill;
  context.strokeStyle = node.chosen ? css("--ink") : colour.line;
  context.lineWidth = (node.chosen ? 1.6 : Math.max(0.8, borderOf(/** @type {Thing} */ (node.thing)) * scale)) / scale;
  context.beginPath();
  context.roundRect(x - width / 2 / scale, node.y - height / 2 / scale, width / scale, height / scale, 3 / scale);
  context.fill();
  context.stroke();
}

/** @type {WeakMap<Thing[], string[]>} */
const rankedNames = new WeakMap();

/**
 * The names of a group, the most important first, ranked once.
 * @param {Group} group
 */
function keyNames({ things }) {
  const known = rankedNames.get(things);
  if (known) return known;
  const names = things.map((thing) => ({ thing, weight: weigh(thing) }))
    .sort((a, b) => b.weight - a.weight || a.thing.number - b.thing.number)
    .map(({ thing }) => (thing.type === "paper" ? data.labels : data.conceptLabels)[thing.number].split("\n").join(" "));
  rankedNames.set(things, names);
  return names;
}

/**
 * What a group says, in lines: its names, how many it holds, and as many of them as there is room for.
 * @param {SceneNode} node
 * @param {Group} group
 * @param {number} scale
 * @returns {{text: string, column: number, line: number, strong: boolean}[]}
 */
function sayGroup(node, group, scale) {
  const [width, height] = [group.width * scale - 2 * ROOM, group.height * scale];
  const lines = Math.floor(height / LINE);
  if (lines < 1 || width < 14) return [];
  const head = node.label.split("\n");
  const columns = Math.max(Math.floor(width / COLUMN), 1);
  const names = keyNames(group);
  const rest = Math.max(lines - (group.id.startsWith("s") ? 0 : head.length), 0) * columns;
  if (group.id.startsWith("s")) return inColumns(names, columns, lines, width, 0);
  const first = head.slice(0, lines).map((text, line) => ({ text: cutTo(text, width), column: 0, line, strong: true }));
  if (rest < 1) {
    const said = `${head.join(" ")}: ${names.join(", ")}`;
    return width > 2 * LEAST_NAME ? [{ text: cutTo(said, width), column: 0, line: 0, strong: false }] : first.slice(-1);
  }
  return [...first, ...inColumns(names, columns, lines - head.length, width, head.length)];
}

/**
 * Set names in columns, line by line; the last place says how many are left.
 * @param {string[]} names
 * @param {number} columns
 * @param {number} lines
 * @param {number} width of all columns
 * @param {number} from the line to begin with
 */
function inColumns(names, columns, lines, width, from) {
  const places = Math.min(columns * lines, MOST_OF_GROUP);
  const shown = names.length > places ? [...names.slice(0, places - 1), `${sayNumber(names.length - places + 1)} more`] : names;
  const room = width / columns - ROOM;
  if (room < LEAST_NAME || places < 1) return [];
  if (places === 1) return [{ text: cutTo(names.join(", "), room), column: 0, line: from, strong: false }];
  return shown.map((name, at) => ({ text: cutTo(name, room), column: at % columns, line: from + Math.floor(at / columns), strong: false }));
}

/**
 * Write what the groups hold.
 * @param {Context} context
 */
function drawGroupWords(context) {
  const scale = network.getScale();
  context.textAlign = "left";
  context.textBaseline = "middle";
  for (const node of scene.nodes.values()) {
    const { thing } = node;
    if (thing.type !== "group") continue;
    const said = sayGroup(node, thing, scale);
    const columns = Math.max(...said.map(({ column }) => column)) + 1;
    const lines = Math.max(...said.map(({ line }) => line)) + 1;
    const left = node.x - thing.width / 2 + ROOM / scale;
    const top = node.y - (lines * LINE) / 2 / scale;
    context.fillStyle = node.lit ? colourOfGroup(thing.things, node.topic).ink : css("--faded");
    for (const { text, column, line, strong } of said) {
      context.font = `${strong ? "600 " : ""}${LEAST_WORDS / scale}px ${FONT}`;
      context.fillText(text, left + (column * (thing.width - (2 * ROOM) / scale)) / columns, top + ((line + 0.5) * LINE) / scale);
    }
  }
}

/**
 * Write the names that there is room for, where the words on the boxes are too small.
 * @param {Context} context
 */
export function drawWords(context) {
  drawGroupWords(context);
  if (!isFar()) return;
  const scale = network.getScale();
  const names = namesAt(scale);
  const isFaded = data.constants.fontSize * scale >= WRITTEN - 1;
  for (const name of names) if (name.wider || isFaded) drawPlate(context, name, scale);
  context.font = `${LEAST_WORDS / scale}px ${FONT}`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { node, x, lines } of names) {
    context.fillStyle = node.hollow ? css("--muted") : colourOf(/** @type {Thing} */ (node.thing)).ink;
    lines.forEach((line, at) => context.fillText(line, x, node.y + (0.5 + (at - (lines.length - 1) / 2) * PLATE) / scale));
  }
}
