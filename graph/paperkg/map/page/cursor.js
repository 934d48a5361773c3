/* The node that the keyboard is at. */

/** @import { SceneNode } from "./scene.js" */
import { network } from "./canvas.js";
import { say } from "./dom.js";
import { isRead } from "./marks.js";
import { scene } from "./scene.js";
import { bringIntoSight } from "./sight.js";
import { subject } from "./state.js";

export let cursor = "";

/**
 * The node that is nearest in a direction; sideways distance counts double.
 * @param {SceneNode} from
 * @param {[x: number, y: number]} direction
 * @returns {SceneNode | null}
 */
export function nearestNode(from, [dx, dy]) {
  let [best, least] = [/** @type {SceneNode | null} */ (null), Infinity];
  for (const node of scene.nodes.values()) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    if (node === from || ahead <= 0) continue;
    const cost = Math.hypot(ahead, 2 * (x * dy + y * dx));
    if (cost < least) [best, least] = [node, cost];
  }
  return best;
}

/**
 * The node so many steps on in reading order, among those that stand out.
 * @param {SceneNode} from
 * @param {number} step
 */
export function nextInOrder(from, step) {
  const nodes = [...scene.nodes.values()].filter((node) => node.lit || node === from);
  nodes.sort((a, b) => a.thing.rank - b.thing.rank);
  return nodes[nodes.indexOf(from) + step] || null;
}

/** Where the keyboard comes to the map: at what is chosen, else at what comes first. */
function firstNode() {
  return scene.nodes.get(subject()?.id || "") || [...scene.nodes.values()].find((node) => node.lit) || null;
}

/**
 * What a node is, in words.
 * @param {SceneNode} node
 */
function sayNode({ thing, step, start }) {
  if (thing.type === "group") return thing.title;
  const place = start ? "Start here: " : "";
  const year = thing.type === "paper" && thing.year ? `, ${thing.year}` : "";
  return `${step ? `Step ${step}: ` : place}${thing.title}${year}${isRead(thing) ? ", read" : ""}`;
}

/**
 * Move the cursor, or bring it to the map.
 * @param {(from: SceneNode) => SceneNode | null} findNext
 */
export function moveCursor(findNext) {
  const from = scene.nodes.get(cursor);
  const next = from ? findNext(from) : firstNode();
  if (!next) return;
  cursor = next.id;
  bringIntoSight([next.thing]);
  network.redraw();
  say(sayNode(next));
}
