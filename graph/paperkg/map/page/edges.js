/* Where the drawing begins and ends from left to right: no word reaches out of it. */

/** @import { Scene } from "./scene.js" */
/** @import { Thing } from "./model.js" */
import { data } from "./data.js";
import { FONT, widthOf } from "./measure.js";
import { range } from "./numbers.js";
import { sectionsOf } from "./places.js";
import { scene } from "./scene.js";

/** @type {{of: Scene | null, edges: [left: number, right: number]}} */
let measured = { of: null, edges: [0, 0] };

/**
 * How wide the box of a paper or concept is, in the units of the map.
 * @param {Thing} thing
 * @param {string} label
 */
export function widthOfBox(thing, label) {
  const { nodePadding, fontSize } = data.constants;
  const widest = Math.max(...label.split("\n").map((line) => widthOf(line, `${fontSize}px ${FONT}`)));
  const least = (thing.type === "paper" && data.widths[thing.number]) || 0;
  return Math.max(widest + nodePadding, least);
}

/** @returns {[left: number, right: number]} */
function measure() {
  const boxes = [...scene.nodes.values()].flatMap(({ thing, label, x }) => {
    const half = (thing.type === "group" ? thing.width : widthOfBox(thing, label)) / 2;
    return [x - half, x + half];
  });
  return range([...boxes, ...sectionsOf(scene.view).flatMap(({ left, right }) => [left, right])]);
}

/** Where the boxes of the scene begin and end, worked out once. */
export function findEdges() {
  if (measured.of !== scene) measured = { of: scene, edges: measure() };
  return measured.edges;
}

/**
 * From where to where a word may reach that stands at a place: within its section, else within the map.
 * @param {Point} place
 * @returns {[left: number, right: number]}
 */
export function findEdgesAt({ x, y }) {
  const section = sectionsOf(scene.view).find(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom);
  return section ? [section.left, section.right] : findEdges();
}

/**
 * The place nearest to a wanted one at which something is between the edges.
 * @param {number} x its middle
 * @param {number} width
 * @param {[left: number, right: number]} edges
 */
export function keepBetween(x, width, [left, right]) {
  return Math.max(Math.min(x, right - width / 2), left + width / 2);
}
