/* Names on a map that is far away: never smaller than can be read, the important ones first. */

/** @import { Group } from "./groups.js" */
/** @import { Context } from "./lanes.js" */
/** @import { Thing } from "./model.js" */
/** @import { SceneNode } from "./scene.js" */
import { network } from "./canvas.js";
import { css } from "./colour.js";
import { data } from "./data.js";
import { findEdgesAt, keepBetween, widthOfBox } from "./edges.js";
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
const LEAST_NAME = 36;
/** More names of a group than this say less. */
const MOST_OF_GROUP = 24;
/** So few papers are named without a name for all. */
const FEW = 2;
/** A name that is cut shorter than this says nothing. */
const SHORTEST = 7;
/** Where there is no room for more, so many signs are better than an empty box. */
const LEAST_CUT = 4;
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
 * The box of a node at a scale, and the words on it.
 * @param {SceneNode} node
 * @param {number} scale
 * @returns {Name}
 */
function makeBox(node, scale) {
  const { fontSize, boxHeight } = data.constants;
  const written = node.label.split("\n");
  const thing = /** @type {Thing} */ (node.thing);
  const deep = (boxHeight + (written.length - 1) * fontSize) * scale;
  const signs = signsOf(thing);
  const isDeep = deep >= written.length * PLATE - 2;
  return {
    node, x: node.x, lines: isDeep ? [signs + written[0], ...written.slice(1)] : [signs + written.join(" ")],
    width: widthOfBox(thing, node.label) * scale, height: Math.max(deep, PLATE), wider: deep < PLATE,
  };
}

/**
 * The ways to write a name at a scale, the best first: whole, where it covers no other box; cut to
 * its box, where that says much; on a plate that is wider; and cut to its box in any case.
 * @param {Name} box
 * @param {number} scale
 * @param {Name[]} boxes of the nodes near it
 * @returns {Name[]}
 */
function waysToWrite(box, scale, boxes) {
  const { node, lines, width } = box;
  const whole = widen(box, scale, lines);
  if (whole.width <= width + ROOM) return [whole];
  const cut = lines.map((line) => cutTo(line, width - ROOM / 2));
  const saysMuch = cut.every((line, at) => line === lines[at] || line.length >= SHORTEST);
  const narrow = saysMuch ? { ...box, lines: cut } : widen(box, scale, [shorten(lines.join(" "), LONGEST)]);
  // The sign of a start stands at the left of the box.
  const isFree = !node.start && !isCovered(whole, boxes.filter((other) => other.node !== node), scale);
  const ways = isFree ? [whole, narrow] : [narrow];
  return cut.some((line) => line.length >= LEAST_CUT) ? [...ways, { ...box, lines: cut }] : ways;
}

/**
 * A name as wide as its words: it grows from its box to both sides, but not past the edge of its
 * section, or of the map.
 * @param {Name} box
 * @param {number} scale
 * @param {string[]} lines
 * @returns {Name}
 */
function widen(box, scale, lines) {
  const [left, right] = findEdgesAt(box.node);
  const most = (right - left) * scale - ROOM;
  const fitting = lines.map((line) => cutTo(line, most - ROOM));
  const width = Math.max(box.width, ...fitting.map((line) => widthOf(line, LEAST_FONT) + ROOM));
  const x = keepBetween(box.x, (width + ROOM) / scale, [left, right]);
  return { ...box, x, lines: fitting, width, wider: box.wider || width > box.width };
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

/** Names by where they stand from top to bottom, so that those near one are found at once. */
class Rows {
  /** @param {number} pitch the height of a row, in the units of the map */
  constructor(pitch) {
    this.pitch = pitch;
    /** @type {Name[]} */
    this.all = [];
    /** @type {Map<number, Name[]>} */
    this.rows = new Map();
  }

  /** @param {Name} name */
  add(name) {
    const row = Math.floor(name.node.y / this.pitch);
    this.all.push(name);
    const own = this.rows.get(row);
    if (own) own.push(name);
    else this.rows.set(row, [name]);
  }

  /** @param {Name} name */
  near({ node }) {
    const row = Math.floor(node.y / this.pitch);
    return [row - 1, row, row + 1].flatMap((number) => this.rows.get(number) || []);
  }
}

/**
 * The names for which there is room, the most important first.
 * @param {number} scale
 * @returns {Name[]}
 */
function chooseNames(scale) {
  const nodes = [...scene.nodes.values()].filter(({ thing, lit }) => thing.type !== "group" && (lit || !scene.lit));
  const ranked = nodes.map((node) => ({ node, rank: importanceOf(node) })).sort((a, b) => b.rank - a.rank);
  const pitch = (2 * LINE) / scale;
  const [boxes, names] = [new Rows(pitch), new Rows(pitch)];
  for (const { node } of ranked) boxes.add(makeBox(node, scale));
  return boxes.all.flatMap((box) => {
    const others = names.near(box);
    const name = waysToWrite(box, scale, boxes.near(box)).find((way) => !isCovered(way, others, scale));
    if (name) names.add(name);
    return name || [];
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
 * What stands above the names of a group: what it is called, and, where not all have room, how many
 * it holds. A section has its name above it.
 * @param {SceneNode} node
 * @param {Group} group
 * @param {{lines: number, columns: number}} room
 */
function headOf(node, group, { lines, columns }) {
  if (group.id.startsWith("s") || group.things.length <= FEW) return [];
  const head = node.label.split("\n");
  const isWhole = group.things.length <= (lines - head.length + 1) * columns;
  return isWhole ? head.slice(0, -1) : head;
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
  const lines = Math.max(Math.floor(height / LINE), height >= LEAST_WORDS - 1 ? 1 : 0);
  if (lines < 1 || width < 14) return [];
  const columns = Math.max(Math.floor(width / COLUMN), 1);
  const head = headOf(node, group, { lines, columns });
  const names = keyNames(group);
  if (lines <= head.length && width > LEAST_NAME) {
    const said = [head.join(" "), names.join(", ")].filter(Boolean).join(": ");
    return [{ text: cutTo(said, width), column: 0, line: 0, strong: false }];
  }
  const first = head.slice(-lines).map((text, line) => ({ text: cutTo(text, width), column: 0, line, strong: true }));
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
