/* The keyboard on the map: arrows go from node to node, Page Up and Page Down through the reading
 * order, Enter chooses, + and - zoom. */

import { container, network } from "./canvas.js";
import { pick } from "./choice.js";
import { cursor, moveCursor, nearestNode, nextInOrder } from "./cursor.js";
import { byId, targetOf } from "./dom.js";
import { moveView } from "./motion.js";
import { unfoldSoon } from "./paint.js";
import { STEP, fitWhole, zoom } from "./sight.js";
import { letGo, state, subject } from "./state.js";

/** @typedef {[x: number, y: number]} Direction */

/**
 * Move the map, by so much on the screen.
 * @param {Direction} direction
 */
function moveMap([dx, dy]) {
  const { x, y } = network.getViewPosition();
  const step = 120 / network.getScale();
  moveView({ position: { x: x + dx * step, y: y + dy * step } }, 0, unfoldSoon);
}

/** Choose what the cursor is at; the keyboard goes on in the panel. */
function pickCursor() {
  pick(cursor);
  if (subject()) byId("details").focus();
}

/**
 * @param {Direction} direction
 * @returns {(event: KeyboardEvent) => void}
 */
function arrow(direction) {
  return (event) => {
    if (event.shiftKey) moveMap(direction);
    else moveCursor((from) => nearestNode(from, direction));
  };
}

/** @type {{[key: string]: (event: KeyboardEvent) => void}} */
const ON_MAP = {
  ArrowLeft: arrow([-1, 0]),
  ArrowRight: arrow([1, 0]),
  ArrowUp: arrow([0, -1]),
  ArrowDown: arrow([0, 1]),
  PageUp: () => moveCursor((from) => nextInOrder(from, -1)),
  PageDown: () => moveCursor((from) => nextInOrder(from, 1)),
  Enter: pickCursor,
  " ": pickCursor,
  "+": () => zoom(STEP),
  "=": () => zoom(STEP),
  "-": () => zoom(1 / STEP),
  "0": fitWhole,
};

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const act = Object.hasOwn(ON_MAP, event.key) && ON_MAP[event.key];
  if (!act) return;
  act(event);
  event.preventDefault();
});

/** Let go of what is chosen; the keyboard goes back to where it came from. */
function leave() {
  const inside = byId("details").contains(document.activeElement);
  letGo();
  if (inside) (state.view === "table" ? byId("table") : container).focus({ preventScroll: true });
}

document.addEventListener("keydown", (event) => {
  if (targetOf(event, "dialog, select, textarea, input:not([type=checkbox], [type=radio], [type=range])")) return;
  if (event.key === "Escape" && (subject() || state.q)) leave();
  else if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  }
});
