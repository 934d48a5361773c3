/* What is in sight: the whole map, where one starts, or what was asked for. */

/** @import { Group } from "./groups.js" */
/** @import { Thing } from "./model.js" */
/** @import { SceneNode } from "./scene.js" */
import { container, drawn, network } from "./canvas.js";
import { data } from "./data.js";
import { isFiltered } from "./filters.js";
import { NEAR } from "./groups.js";
import { laneNamesWidth } from "./lanes.js";
import { moveView } from "./motion.js";
import { range } from "./numbers.js";
import { highest, unfold, unfoldSoon } from "./paint.js";
import { lanesBottom, placesOf, sectionsOf } from "./places.js";
import { roomBeside, setRoomBeside } from "./rows.js";
import { scene } from "./scene.js";
import { findStarts } from "./starts.js";
import { LEAST_WORDS } from "./words.js";
import { state, subject } from "./state.js";

/** Room for the name of a community, above it. */
export const COMMUNITY_NAME = 28;

/** The largest scale, and the smallest as a share of that of the whole map. */
const MOST = 4;
const LEAST_OF_WHOLE = 0.6;
const ZOOM_TIME = 150;
/** How much nearer a press of "+" comes. */
export const STEP = 1.3;

/** On a phone the whole is never to be seen with words that can be read. */
export const phone = window.matchMedia("(max-width: 760px)");

/**
 * The boxes of a large map, most of which is not drawn.
 * @returns {Box[]}
 */
function placedBoxes() {
  const { x, y } = placesOf(scene.view);
  const halves = scene.view === "concepts" ? [] : data.widths.map((width) => width / 2);
  const [left] = range(x.map((place, number) => place - (halves[number] ?? 80)));
  const [, right] = range(x.map((place, number) => place + (halves[number] ?? 80)));
  const [top, bottom] = range(y);
  return [{ left: left - 20, right: right + 20, top: top - 20, bottom: bottom + 20 }];
}

/**
 * The box around others.
 * @param {Box[]} boxes
 * @returns {Box}
 */
function around(boxes) {
  if (!boxes.length) return { left: 0, top: 0, right: 1, bottom: 1 };
  const [left, right] = range(boxes.flatMap((box) => [box.left, box.right]));
  const [top, bottom] = range(boxes.flatMap((box) => [box.top, box.bottom]));
  return { left, top, right, bottom };
}

/**
 * The box of a node, as wide as the build reckons where vis-network has not measured it yet.
 * @param {string} id
 * @returns {Box}
 */
function boxAround(id) {
  const box = network.getBoundingBox(id);
  const node = scene.nodes.get(id);
  const half = node?.thing.type === "paper" ? (data.widths[node.thing.number] || 0) / 2 : 0;
  if (!node || !half) return box;
  return { ...box, left: Math.min(box.left, node.x - half), right: Math.max(box.right, node.x + half) };
}

/** The box around all that is drawn, in the units of the map. */
export function extent() {
  const ids = drawn.nodes.getIds();
  const box = around(scene.folded ? placedBoxes() : ids.map(boxAround));
  if (!scene.folded && !ids.length) return box;
  if (scene.view === "concepts") return box;
  const whole = around([box, ...sectionsOf(scene.view)]);
  if (scene.view === "network") return { ...whole, top: whole.top - COMMUNITY_NAME };
  return { ...whole, left: Math.min(whole.left, 0), top: Math.min(0, highest), bottom: Math.max(box.bottom + 8, lanesBottom()) };
}

/** The least scale at which a part of the map is shown: names are readable at any, but fewer. */
function smallest() {
  return phone.matches ? LEAST_WORDS / data.constants.fontSize : 0.3;
}

/**
 * What the map was last fitted to, as long as it is not moved: the whole, or where one starts.
 * @type {"whole" | "start" | ""}
 */
export let fitted = "";
network.on("dragStart", () => { fitted = ""; });

/** Room for the status and the buttons, below the drawing. */
const BELOW = 50;

/** Room around the drawing: at the left for the names of the lanes, at the top for the years. */
function margins() {
  if (scene.view !== "lineage") return { left: 24, top: 24, right: 24, bottom: BELOW };
  setRoomBeside(container.clientWidth > 600);
  return { left: roomBeside && data.lanes.length ? laneNamesWidth() + 8 : 16, top: data.lanes.length ? 32 : 12, right: 20, bottom: BELOW };
}

/**
 * A place as near to the wanted one as shows no more of what lies beside the map than need be.
 * @param {[from: number, to: number]} range of the map
 * @param {number} size in sight, in the units of the map
 * @param {number} wanted
 */
function keepWithin([from, to], size, wanted) {
  if (to - from <= size) return (from + to) / 2;
  return Math.min(Math.max(wanted, from + size / 2), to - size / 2);
}

/**
 * Look at a place of the map at a scale.
 * @param {Point} place
 * @param {number} scale
 * @param {number} duration of the movement, in milliseconds
 */
function lookAt(place, scale, duration) {
  fitted = "";
  const [box, room] = [extent(), margins()];
  const width = Math.max(container.clientWidth - room.left - room.right, 50) / scale;
  const height = Math.max(container.clientHeight - room.top - room.bottom, 50) / scale;
  const x = keepWithin([box.left, box.right], width, place.x);
  const y = keepWithin([box.top, box.bottom], height, place.y);
  const position = { x: x - (room.left - room.right) / 2 / scale, y: y - (room.top - room.bottom) / 2 / scale };
  moveView({ position, scale }, duration, unfold);
}

/**
 * The scale at which a box of the map fills the room there is for it.
 * @param {Box} box
 */
function scaleFor(box) {
  const room = margins();
  const width = container.clientWidth - room.left - room.right;
  const height = container.clientHeight - room.top - room.bottom;
  const fitting = Math.min(width / (box.right - box.left), height / (box.bottom - box.top));
  return Math.max(0.001, Math.min(fitting, data.constants.largestScale));
}

/** Show the whole map, at any size. */
export function fitWhole() {
  const box = extent();
  lookAt({ x: box.left, y: box.top }, scaleFor(box), 300);
  fitted = "whole";
}

/** Show the whole map; where hardly a name would have room, the part of it where one starts. */
export function fit() {
  const box = extent();
  const whole = scaleFor(box);
  const scale = scene.folded || state.whole ? whole : Math.max(whole, smallest());
  const start = [...scene.nodes.values()].find((node) => node.thing === findStarts()[0]);
  lookAt(start || { x: box.left, y: box.top }, scale, 0);
  fitted = scale > whole ? "start" : "whole";
}

/** Show what the filters let through, as large as that can be: a lane, where one topic is chosen. */
export function fitShown() {
  if (!isFiltered() || !scene.nodes.size) {
    fit();
    return;
  }
  const nodes = [...scene.nodes.values()];
  const [left, right] = range(nodes.map(({ x }) => x));
  const [top, bottom] = range(nodes.map(({ y }) => y));
  const scale = Math.min(scaleFor({ left: left - 140, right: right + 140, top: top - 40, bottom: bottom + 40 }), 1);
  lookAt({ x: (left + right) / 2, y: (top + bottom) / 2 }, scale, 300);
}

/** Whether a node is in sight. @param {SceneNode} node */
function isInSight(node) {
  const { x, y } = network.canvasToDOM(node);
  const across = x > margins().left + 16 && x < container.clientWidth - 40;
  return across && y > 40 && y < container.clientHeight - 40;
}

/**
 * Bring things into sight where they are not: all of them where there is room, else the first.
 * @param {(Thing | Group)[]} things
 */
export function bringIntoSight(things) {
  const seen = things.flatMap((thing) => scene.nodes.get(thing.id) || []);
  const isFolded = scene.folded && network.getScale() < NEAR && things.some(({ type }) => type !== "group");
  if (!seen.length || (seen.every(isInSight) && !isFolded)) return;
  const [west, east] = range(seen.map((node) => node.x));
  const [north, south] = range(seen.map((node) => node.y));
  const room = scaleFor({ left: west - 80, right: east + 80, top: north - 30, bottom: south + 30 });
  if (room >= smallest()) {
    lookAt({ x: (west + east) / 2, y: (north + south) / 2 }, Math.min(room, Math.max(network.getScale(), 1)), 350);
  } else lookAt(seen[0], Math.max(network.getScale(), 0.8), 350);
}

/**
 * The scale after a zoom: words are never larger than any reader needs, the map never a dot.
 * @param {number} factor
 */
function scaleAfter(factor) {
  const least = Math.min(scaleFor(extent()) * LEAST_OF_WHOLE, network.getScale());
  return Math.min(Math.max(network.getScale() * factor, least), MOST);
}

/**
 * Come nearer to a point of the screen, or go away: what is there stays there.
 * @param {number} factor
 * @param {Point} pointer in pixels of the map's element
 * @param {number} [duration] of the movement, in milliseconds
 */
export function zoomAt(factor, pointer, duration = 0) {
  fitted = "";
  const [place, view] = [network.DOMtoCanvas(pointer), network.getViewPosition()];
  const scale = scaleAfter(factor);
  const shrink = network.getScale() / scale;
  const position = { x: place.x + (view.x - place.x) * shrink, y: place.y + (view.y - place.y) * shrink };
  moveView({ position, scale }, duration, unfoldSoon);
}

/**
 * Come nearer to what is chosen, else to the middle, or go away from it.
 * @param {number} factor
 */
export function zoom(factor) {
  const chosen = scene.nodes.get(subject()?.id || "");
  const isBeside = chosen && !isInSight(chosen);
  if (isBeside && factor > 1) lookAt(chosen, scaleAfter(factor), ZOOM_TIME);
  else {
    const middle = { x: container.clientWidth / 2, y: container.clientHeight / 2 };
    zoomAt(factor, chosen && !isBeside ? network.canvasToDOM(chosen) : middle, ZOOM_TIME);
  }
}
