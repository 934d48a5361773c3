/* The keyboard on the map: arrows go from node to node, Page Up and Page Down through the reading
 * order, Enter chooses, + and - zoom. */

let cursor = null;

/** The node that is nearest in a direction; sideways distance counts double. */
function nearestNode(from, [dx, dy]) {
  let best = null;
  for (const node of scene.nodes.values()) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * dx + y * dy;
    if (node === from || ahead <= 0) continue;
    const cost = Math.hypot(ahead, 2 * (x * dy + y * dx));
    if (!best || cost < best.cost) best = { node, cost };
  }
  return best && best.node;
}

/** The node so many steps on in reading order, among those that stand out. */
function nextInOrder(from, step) {
  const nodes = [...scene.nodes.values()].filter((node) => node.lit || node === from);
  nodes.sort((a, b) => (a.thing.rank ?? 0) - (b.thing.rank ?? 0));
  return nodes[nodes.indexOf(from) + step];
}

/** Where the keyboard comes to the map: at what is chosen, else at what comes first. */
function firstNode() {
  return scene.nodes.get(subject()?.id) || [...scene.nodes.values()].find((node) => node.lit);
}

function moveCursor(findNext) {
  const from = scene.nodes.get(cursor);
  const next = from ? findNext(from) : firstNode();
  if (!next) return;
  cursor = next.id;
  bringIntoSight([next.thing]);
  network.redraw();
  const year = next.thing.year ? `, ${next.thing.year}` : "";
  const step = next.step ? `Step ${next.step}: ` : next.start ? "Start here: " : "";
  say(`${step}${next.thing.title}${year}${isRead(next.thing) ? ", read" : ""}`);
}

/** Say something to those who do not see the map. */
function say(text) {
  byId("voice").textContent = shorten(text, 300);
}

const ORDER = { PageUp: -1, PageDown: 1 };
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

container.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const direction = DIRECTIONS[event.key];
  if (direction && event.shiftKey) {
    const { x, y } = network.getViewPosition();
    const step = 120 / network.getScale();
    network.moveTo({ position: { x: x + direction[0] * step, y: y + direction[1] * step } });
  } else if (direction) moveCursor((from) => nearestNode(from, direction));
  else if (ORDER[event.key]) moveCursor((from) => nextInOrder(from, ORDER[event.key]));
  else if ((event.key === "Enter" || event.key === " ") && scene.nodes.has(cursor)) {
    pick(cursor);
    if (subject()) byId("details").focus();
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit(true);
  else return;
  event.preventDefault();
});
container.addEventListener("focus", () => network.redraw());
container.addEventListener("blur", () => network.redraw());

document.addEventListener("keydown", (event) => {
  if (event.target.closest("dialog, select, textarea, input:not([type=checkbox], [type=radio], [type=range])")) return;
  if (event.key === "Escape" && (subject() || state.q)) {
    const inside = byId("details").contains(document.activeElement);
    letGo();
    if (inside) (state.view === "table" ? byId("table") : container).focus({ preventScroll: true });
  } else if (event.key === "/") {
    event.preventDefault();
    byId("search").focus();
  }
});
