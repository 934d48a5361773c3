/* The choice of what a node stands for. */

/** @import { Group } from "./groups.js" */
/** @import { SceneNode } from "./scene.js" */
import { container } from "./canvas.js";
import { NEAR } from "./groups.js";
import { moveView } from "./motion.js";
import { unfold } from "./paint.js";
import { scene } from "./scene.js";
import { choose } from "./state.js";

/**
 * Come so near to a group that its papers are drawn.
 * @param {SceneNode} node
 * @param {Group} group
 */
function enterGroup({ x, y }, { width, height }) {
  const fitting = Math.min(container.clientWidth / width, container.clientHeight / height, 1);
  const scale = Math.max(NEAR * 1.2, fitting);
  const isHigh = height * scale > container.clientHeight;
  const middle = isHigh ? y - height / 2 + container.clientHeight / 2 / scale : y;
  moveView({ position: { x, y: middle }, scale }, 350, unfold);
}

/**
 * Choose what a node stands for.
 * @param {string} id
 */
export function pick(id) {
  const node = scene.nodes.get(id);
  if (!node) return;
  if (node.thing.type === "group") enterGroup(node, node.thing);
  else choose(node.thing, {});
}
