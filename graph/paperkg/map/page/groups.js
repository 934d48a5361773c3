/* Large maps: far away, groups of papers are drawn; near, the papers that are in sight. */

/** @import { Places, Thing } from "./model.js" */
/** @import { Row } from "./rows.js" */
/** @import { SceneLine, SceneNode } from "./scene.js" */
import { container, inSight, network } from "./canvas.js";
import { findCommunityNames, groupByCommunity } from "./communities.js";
import { data } from "./data.js";
import { holding } from "./lineage.js";
import { bandsOf, range } from "./numbers.js";
import { placesOf, sectionsOf } from "./places.js";
import { laneRows, nameRow, roomBeside } from "./rows.js";
import { state, subject } from "./state.js";
import { count, sayNumber } from "./text.js";
import { nameTopic, tallyTopics } from "./topics.js";

/**
 * @typedef {object} Group the thing that a node stands for, where it stands for many
 * @property {"group"} type
 * @property {string} id
 * @property {string} iri none: ""
 * @property {string} title
 * @property {string} name
 * @property {number} rank
 * @property {number} width of its place on the map
 * @property {number} height
 * @property {Thing[]} things
 */
/** @typedef {{id: string, things: Thing[], names?: string[], left: number, top: number,
 *   width: number, height: number}} Cell */

/** Of more things than this, groups are drawn where the reader is not near. */
export const FOLD_FROM = 160;
export const NEAR = 0.4;
const BANDS = 16;
const GRID = 12;
const MOST_TIES = 120;
/** So many pixels of a window are enough for a name. */
const NAME_ROOM = 110;
/** The least height of a group, what the window has around the map, and beside it for names. */
const ROW_ROOM = 15;
const FRAME = 74;
const NAMES = 150;

/** The scale at which a window shows the whole, about. @param {Places} places */
function wholeScale({ x, y }) {
  const [[left, right], [top, bottom]] = [range(x), range(y)];
  const { clientWidth, clientHeight } = container;
  const across = (clientWidth - (roomBeside ? NAMES : 0) - FRAME) / (right - left + FRAME);
  return Math.max(Math.min(across, (clientHeight - FRAME) / (bottom - top + FRAME), 1), 0.01);
}

/**
 * The cells of the lineage: a topic in a span of time.
 * @param {Thing[]} things
 * @param {Places} places
 */
function laneCells(things, { x, y }) {
  const rows = laneRows(ROW_ROOM / wholeScale(placesOf("lineage")));
  /** @param {Thing} thing */
  const rowOf = (thing) => rows.findIndex(({ top, bottom }) => y[thing.number] >= top && y[thing.number] < bottom);
  const timed = things.filter((thing) => rowOf(thing) >= 0);
  const halves = data.widths.map((width) => width / 2);
  const [from] = range(timed.map(({ number }) => x[number] - halves[number]));
  const [, to] = range(timed.map(({ number }) => x[number] + halves[number]));
  const cells = cellsOf(timed, yearBands([from, to]), x, (thing) => {
    const row = rowOf(thing);
    return { row, ...rows[row] };
  });
  if (!roomBeside) nameRows(cells, rows);
  return [...cells, ...sectionCells("lineage", things.filter((thing) => rowOf(thing) < 0), { x, y })];
}

/**
 * Let the first cell of each row say which row it is, where its name has no room beside it.
 * @param {Cell[]} cells
 * @param {Row[]} rows
 */
function nameRows(cells, rows) {
  for (const { lanes, top } of rows) {
    const [first] = cells.filter((cell) => cell.top === top).sort((a, b) => a.left - b.left);
    if (first) first.names = [nameRow(lanes)];
  }
}

/**
 * Bands of whole years, each wide enough for a name where the whole is in sight.
 * @param {[from: number, to: number]} range
 */
function yearBands([from, to]) {
  const end = to + 1;
  const least = Math.max((end - from) / BANDS, ((end - from) * NAME_ROOM) / Math.max(container.clientWidth, 1));
  const starts = [from];
  for (const { x } of data.ticks) {
    if (x - starts[starts.length - 1] >= least && end - x >= least) starts.push(x);
  }
  /** @param {number} band */
  const endOf = (band) => (band + 1 < starts.length ? starts[band + 1] : end);
  return {
    /** @param {number} number */
    bandOf: (number) => starts.findLastIndex((start) => number >= start),
    /** @param {number} band */
    startOf: (band) => starts[band],
    /** @param {number} band */
    sizeOf: (band) => endOf(band) - starts[band],
  };
}

/**
 * The cells of papers that a view cannot place otherwise: their sections, below the names of these.
 * @param {string} view
 * @param {Thing[]} things
 * @param {Places} places
 * @returns {Cell[]}
 */
function sectionCells(view, things, { x, y }) {
  return sectionsOf(view).flatMap(({ left, top, right, bottom, head }, number) => {
    const own = things.filter((thing) => x[thing.number] > left && x[thing.number] < right
      && y[thing.number] > top && y[thing.number] < bottom);
    const box = { left: left + 2, top: top + head, width: right - left - 4, height: bottom - top - head - 2 };
    return own.length ? [{ id: `s${number}`, things: own, ...box }] : [];
  });
}

/**
 * The cells of the concepts: squares of the map.
 * @param {Thing[]} things
 * @param {Places} places
 */
function squareCells(things, { x, y }) {
  const rows = bandsOf(range(y), GRID);
  return cellsOf(things, bandsOf(range(x), GRID), x, (thing) => {
    const row = rows.bandOf(y[thing.number]);
    return { row, top: rows.startOf(row), bottom: rows.startOf(row) + rows.size };
  });
}

/**
 * Group things by column and row.
 * @param {Thing[]} things
 * @param {{bandOf: (x: number) => number, startOf: (band: number) => number, sizeOf: (band: number) => number}} columns
 * @param {number[]} x
 * @param {(thing: Thing) => {row: number, top: number, bottom: number}} rowOf
 * @returns {Cell[]}
 */
function cellsOf(things, columns, x, rowOf) {
  /** @type {Map<string, Cell>} */
  const cells = new Map();
  for (const thing of things) {
    const column = columns.bandOf(x[thing.number]);
    const { row, top, bottom } = rowOf(thing);
    const id = `g${column}-${row}`;
    const cell = cells.get(id);
    if (cell) cell.things.push(thing);
    else cells.set(id, { id, things: [thing], left: columns.startOf(column), top, width: columns.sizeOf(column), height: bottom - top });
  }
  return [...cells.values()];
}

/**
 * The communities of the network, each where its papers are.
 * @param {Thing[]} things
 * @param {Places} places
 * @returns {Cell[]}
 */
function communityCells(things, { x, y }) {
  const shelved = sectionCells("network", things, { x, y });
  const alone = new Set(shelved.flatMap((cell) => cell.things));
  const cells = [...groupByCommunity(things.filter((thing) => !alone.has(thing)))].map(([number, members]) => {
    const [left, right] = range(members.map((paper) => x[paper.number]));
    const [top, bottom] = range(members.map((paper) => y[paper.number]));
    return {
      id: `g${number}`, names: findCommunityNames().get(number), things: members,
      left: left - 60, top: top - 20, width: right - left + 120, height: bottom - top + 40,
    };
  });
  return [...cells, ...shelved];
}

/** @type {{[view: string]: (things: Thing[], places: Places) => Cell[]}} */
const CELLS = { lineage: laneCells, network: communityCells, concepts: squareCells };

/**
 * What a group holds, in words.
 * @param {Thing[]} things
 */
function nameGroup(things) {
  const topics = tallyTopics(things);
  const [[topic]] = topics;
  const [named, rest] = [topics.slice(0, 2).map(([number]) => nameTopic(number)), topics.length - 2];
  const about = rest > 0 ? `${named.join(", ")} and ${count(rest, "more topic")}` : named.join(" and ");
  const [from, to] = range(things.flatMap((thing) => (thing.type === "paper" && thing.year) || []));
  const years = from === to ? from : `${from} to ${to}`;
  const span = Number.isFinite(from) ? `, ${years}` : "";
  return { topic, title: `${about}${span}: ${count(things.length, "paper")}` };
}

/**
 * The groups of a view as nodes.
 * @param {string} view
 * @param {Thing[]} things
 * @param {Set<Thing> | null} lit
 * @returns {SceneNode[]}
 */
export function makeGroups(view, things, lit) {
  return CELLS[view](things, placesOf(view)).map((cell) => {
    const { topic, title } = nameGroup(cell.things);
    const [width, height] = cell.id.startsWith("s") ? [cell.width, cell.height] : [cell.width * 0.97, cell.height * 0.94];
    return {
      id: cell.id,
      thing: { type: "group", id: cell.id, iri: "", title, name: title, rank: 0, width, height, things: cell.things },
      x: cell.left + cell.width / 2,
      y: cell.top + cell.height / 2,
      label: [...(cell.names || []), sayNumber(cell.things.length)].join("\n"),
      topic,
      lit: !lit || cell.things.some((thing) => lit.has(thing)),
      chosen: false, step: 0, start: false, hollow: false,
    };
  });
}

/**
 * The strongest ties between groups: how many papers of one build on papers of the other.
 * @param {SceneNode[]} groups
 * @returns {SceneLine[]}
 */
export function makeTies(groups) {
  /** @type {Map<Thing, SceneNode>} */
  const groupOf = new Map(groups.flatMap((node) => (node.thing.type === "group"
    ? node.thing.things.map((thing) => /** @type {[Thing, SceneNode]} */ ([thing, node])) : [])));
  /** @type {Map<string, SceneLine>} */
  const ties = new Map();
  for (const edge of holding(data.edges, state.confidence)) {
    const [from, to] = [groupOf.get(edge.earlier), groupOf.get(edge.later)];
    if (!from || !to || from === to) continue;
    const id = `group ${from.id} ${to.id}`;
    const tie = ties.get(id);
    if (tie) tie.size += 1;
    else ties.set(id, { id, kind: "group", from, to, size: 1, lit: from.lit && to.lit, touches: false, edge: null });
  }
  return [...ties.values()].sort((a, b) => b.size - a.size).slice(0, MOST_TIES);
}

/** Whether the reader is near enough to see papers, and where they look. */
export function outlook() {
  const { start, end } = inSight();
  const [across, down] = [(end.x - start.x) / 4, (end.y - start.y) / 4];
  const near = network.getScale() >= NEAR;
  return { near, left: start.x - across, right: end.x + across, top: start.y - down, bottom: end.y + down };
}

/**
 * The things of a large map to draw one by one: what stands out, and near, what is in sight.
 * @param {string} view
 * @param {Thing[]} things
 * @param {Set<Thing> | null} lit
 */
export function thingsInSight(view, things, lit) {
  const { x, y } = placesOf(view);
  const { near, left, right, top, bottom } = outlook();
  const few = lit && lit.size <= FOLD_FROM ? lit : null;
  /** @param {number} number */
  const isInSight = (number) => x[number] > left && x[number] < right && y[number] > top && y[number] < bottom;
  const chosen = subject();
  return things.filter((thing) => thing === chosen || few?.has(thing) || (near && isInSight(thing.number)));
}
