/* What is drawn over the nodes: letters of topics, numbers of steps, where to start, the cursor. */

/** @import { Context } from "./lanes.js" */
/** @import { SceneNode } from "./scene.js" */
import { boxOf, container, network } from "./canvas.js";
import { css, topicColour, topicInk, topicSign } from "./colour.js";
import { cursor } from "./cursor.js";
import { data } from "./data.js";
import { drawLaneNames, drawYears, isNamedBehind } from "./lanes.js";
import { FONT } from "./measure.js";
import { scene } from "./scene.js";
import { LEAST_WORDS, drawWords } from "./words.js";

/** At a smaller scale, letters and question marks would cover names. */
const NEAR_SIGNS = 0.7;

/**
 * A round sign at a corner of a node: the number of a step, or the letter of a topic.
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 * @param {string} text
 * @param {{fill: string, line: string, ink: string, size: number}} look
 */
function drawSign(context, x, y, text, { fill, line, ink, size }) {
  context.font = `700 ${size}px ${FONT}`;
  const radius = Math.max(size * 0.82, context.measureText(text).width / 2 + size * 0.35);
  drawDisc(context, x, y, radius, { fill, line });
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + size * 0.05);
}

/**
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {{fill: string, line: string}} look
 */
function drawDisc(context, x, y, radius, { fill, line }) {
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
  context.strokeStyle = line;
  context.lineWidth = 1.2;
  context.stroke();
}

/**
 * The size of the words of a sign: never too small to read.
 * @param {number} size in the units of the map
 */
function sizeOf(size) {
  return Math.max(size, LEAST_WORDS / network.getScale());
}

/**
 * The sign of a paper to start with: an arrowhead at the edge of its box.
 * @param {Context} context
 * @param {number} x
 * @param {number} y
 */
function drawStart(context, x, y) {
  drawDisc(context, x, y, 9, { fill: css("--accent"), line: css("--paper") });
  context.beginPath();
  context.moveTo(x - 2.6, y - 4.4);
  context.lineTo(x + 4.8, y);
  context.lineTo(x - 2.6, y + 4.4);
  context.closePath();
  context.fillStyle = css("--paper");
  context.fill();
}

/**
 * The letter of the topic of a node.
 * @param {Context} context
 * @param {SceneNode} node
 * @param {Box} box
 */
function drawLetter(context, { topic }, box) {
  const look = { fill: css("--paper"), line: topicColour(topic).line, ink: topicInk(topic), size: sizeOf(8.5) };
  drawSign(context, box.left - 4, box.top + 1, topicSign(topic), look);
}

/**
 * The sign of a paper without a date that stands where its ties say.
 * @param {Context} context
 * @param {Box} box
 */
function drawGuess(context, { right, top }) {
  drawSign(context, right, top + 1, "?", { fill: css("--paper"), line: css("--muted"), ink: css("--ink"), size: sizeOf(11) });
}

/**
 * The number of a node on the path.
 * @param {Context} context
 * @param {SceneNode} node
 * @param {Box} box
 */
function drawNumber(context, { step }, { left, top }) {
  drawSign(context, left, top, String(step), { fill: css("--accent"), line: css("--paper"), ink: css("--paper"), size: sizeOf(13) });
}

/** Whether to say of a node that it stands where its ties say. @param {SceneNode} node */
function isGuessed({ thing }) {
  return scene.view === "lineage" && network.getScale() > NEAR_SIGNS && thing.type === "paper" && data.guessed.has(thing);
}

/**
 * The signs of a node.
 * @param {Context} context
 * @param {SceneNode} node
 * @param {boolean} lettered whether it has the letter of its topic
 */
function drawSignsOf(context, node, lettered) {
  const guessed = isGuessed(node);
  const box = node.step || node.start || lettered || guessed ? boxOf(node.id) : null;
  if (!box) return;
  if (node.start) drawStart(context, box.left - 5, (box.top + box.bottom) / 2);
  if (node.step) drawNumber(context, node, box);
  else if (lettered) drawLetter(context, node, box);
  if (guessed) drawGuess(context, box);
}

/** @param {Context} context */
function drawSigns(context) {
  const lettered = scene.view !== "lineage" && network.getScale() > NEAR_SIGNS;
  for (const node of scene.nodes.values()) {
    drawSignsOf(context, node, lettered && node.lit && !node.hollow && node.thing.type !== "group");
  }
}

/**
 * A ring around the node that the keyboard is at.
 * @param {Context} context
 */
function drawCursor(context) {
  const isAtMap = document.activeElement === container && scene.nodes.has(cursor);
  const box = isAtMap ? boxOf(cursor) : null;
  if (!box) return;
  const scale = Math.min(network.getScale(), 1);
  const gap = 5 / scale;
  context.strokeStyle = css("--accent");
  context.lineWidth = 3 / scale;
  context.beginPath();
  context.roundRect(box.left - gap, box.top - gap, box.right - box.left + 2 * gap, box.bottom - box.top + 2 * gap, 10);
  context.stroke();
}

network.on("afterDrawing", (context) => {
  drawWords(context);
  drawSigns(context);
  drawCursor(context);
  if (scene.view !== "lineage") return;
  if (!isNamedBehind()) drawLaneNames(context);
  drawYears(context);
});
container.addEventListener("focus", () => network.redraw());
container.addEventListener("blur", () => network.redraw());
