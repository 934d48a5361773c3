/* The scene, put on the drawing surface. */

/** @import { Form } from "./routes.js" */
/** @import { SceneLine } from "./scene.js" */
import { drawn, network } from "./canvas.js";
import { outlook } from "./groups.js";
import { drawLines, drawNode, wayOf } from "./items.js";
import { curveOf, indexBoxes } from "./routes.js";
import { scene, setScene } from "./scene.js";
import { follow } from "./ways.js";

/** How far up the lines reach that are drawn. */
export let highest = Infinity;

/** @param {{from: string, to: string, smooth: Form}} item */
function topOf({ from, to, smooth }) {
  const [start, end] = [scene.nodes.get(from), scene.nodes.get(to)];
  return start && end ? curveOf(smooth, start, end)(0.5)[1] - 8 : Infinity;
}

/**
 * Put items into a data set, and take out those that are no longer there.
 * @param {VisDataSet} set
 * @param {{id: string}[]} items
 */
function replaceItems(set, items) {
  const wanted = new Set(items.map((item) => item.id));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items);
}

/** Let lines run where the build routed them: vis-network forgets it with each change. @param {SceneLine[]} lines */
export function followWays(lines) {
  for (const line of lines) {
    const way = wayOf(line);
    if (way.length) follow(line.id, way);
  }
}

/** Draw the state that is shown. */
export function draw() {
  setScene();
  const items = drawLines(indexBoxes(scene.nodes.values()));
  highest = items.reduce((top, item) => Math.min(top, topOf(item)), Infinity);
  // vis-network draws after each change, which takes as long as the change itself: here once, at the end.
  const { emitter } = network.body;
  emitter.emit("_blockRedraw");
  network.unselectAll(); // What is chosen, the state says.
  replaceItems(drawn.edges, []);
  if (scene.folded) drawn.nodes.clear(); // The order in which they are put in is that of drawing.
  replaceItems(drawn.nodes, [...scene.nodes.values()].map(drawNode));
  drawn.edges.add(items);
  followWays(scene.lines);
  emitter.emit("_allowRedraw");
  network.redraw();
}

let drawnFor = "";

/** Draw a large map anew where the reader came nearer, went away, or looks elsewhere. */
export function unfold() {
  if (!scene.folded) return;
  const { near, left, top } = outlook();
  const key = near ? `${Math.round(left / 200)} ${Math.round(top / 200)} ${network.getScale().toFixed(2)}` : "far";
  if (key === drawnFor) return;
  drawnFor = key;
  draw();
}

network.on("dragEnd", unfold);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let soon;

/** The same, once a movement that goes on has come to an end. */
export function unfoldSoon() {
  clearTimeout(soon);
  soon = setTimeout(unfold, 80);
}

network.on("zoom", unfoldSoon);
