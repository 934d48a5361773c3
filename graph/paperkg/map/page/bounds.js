/* The bounds of the map: however far it is pulled, some of it stays in the window. */

/** @import { Scene } from "./scene.js" */
import { container, network } from "./canvas.js";
import { range } from "./numbers.js";
import { placesOf } from "./places.js";
import { scene } from "./scene.js";

/** So much of the map stays in the window, in pixels, and so far around its papers it reaches. */
const KEPT = 120;
const AROUND = 60;

/** @type {{of: Scene, across: [number, number], down: [number, number]} | null} */
let kept = null;

/** From where to where the papers stand, worked out once for each drawing: a large one draws those near. */
function placed() {
  if (kept?.of !== scene) {
    const nodes = [...scene.nodes.values()];
    const { x, y } = scene.folded ? placesOf(scene.view) : { x: nodes.map((node) => node.x), y: nodes.map((node) => node.y) };
    kept = { of: scene, across: range(x), down: range(y) };
  }
  return kept;
}

/**
 * How far the map may be moved along an axis.
 * @param {number} moved where it is moved to
 * @param {[from: number, to: number]} range of the map
 * @param {number} size of the window
 */
function within(moved, [from, to], size) {
  const scale = network.getScale();
  const room = Math.min(KEPT, size / 3);
  return Math.min(Math.max(moved, room - (to + AROUND) * scale), size - room - (from - AROUND) * scale);
}

// Before each drawing, so that no way of moving leads past the edge.
network.on("initRedraw", () => {
  if (!scene.nodes.size || container.classList.contains("framed")) return;
  const { across, down } = placed();
  const { translation } = network.body.view;
  const x = within(translation.x, across, container.clientWidth);
  const y = within(translation.y, down, container.clientHeight);
  if (x !== translation.x || y !== translation.y) network.body.view.translation = { x, y };
});
