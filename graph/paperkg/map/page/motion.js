/* How the view moves: at once, or in a short movement that gives way to the next one. */

import { calm, container, network } from "./canvas.js";

/** @typedef {{position: Point, scale: number}} View */

/** The frame that is asked for next, while the view moves. */
let next = 0;

/** End the movement that is under way, where it is. */
function stop() {
  cancelAnimationFrame(next);
}

/** Slow, quick, slow. @param {number} share of the time, from 0 to 1 */
function ease(share) {
  return share < 0.5 ? 2 * share ** 2 : 1 - 2 * (1 - share) ** 2;
}

/**
 * The view between two others: what stays in one place of the screen in both, stays there in this one.
 * @param {View} from
 * @param {View} to
 * @param {number} share
 * @returns {View}
 */
function between(from, to, share) {
  const [before, after] = [from.scale * (1 - share), to.scale * share];
  const scale = before + after;
  /** @param {"x" | "y"} axis */
  const along = (axis) => (from.position[axis] * before + to.position[axis] * after) / scale;
  return { position: { x: along("x"), y: along("y") }, scale };
}

/**
 * Look at another place of the map, or at another scale.
 *
 * vis-network has movements too, but one that has just begun goes on when another is asked for.
 * @param {{position: Point, scale?: number}} to
 * @param {number} [duration] of the movement, in milliseconds; none where a person wants it calm
 * @param {() => void} [arrive] called at its end
 */
export function moveView({ position, scale = network.getScale() }, duration = 0, arrive = () => {}) {
  stop();
  const to = { position, scale };
  if (!duration || calm.matches) {
    network.moveTo(to);
    arrive();
    return;
  }
  const from = { position: network.getViewPosition(), scale: network.getScale() };
  const begun = performance.now();
  /** @param {number} now */
  const step = (now) => {
    const share = Math.min(Math.max((now - begun) / duration, 0), 1);
    network.moveTo(share < 1 ? between(from, to, ease(share)) : to);
    if (share < 1) next = requestAnimationFrame(step);
    else arrive();
  };
  next = requestAnimationFrame(step);
}

// A person who takes hold of the map has it.
container.addEventListener("pointerdown", stop, { capture: true });
