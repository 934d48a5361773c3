/* Nodes and lines as vis-network takes them. */

/** @import { Group } from "./groups.js" */
/** @import { Thing } from "./model.js" */
/** @import { Obstacles } from "./routes.js" */
/** @import { SceneLine, SceneNode } from "./scene.js" */
import { network } from "./canvas.js";
import { css, isDark } from "./colour.js";
import { data } from "./data.js";
import { isRead } from "./marks.js";
import { FONT } from "./measure.js";
import { CARE, HASTE, routeOf } from "./routes.js";
import { borderOf, colourOf, colourOfGroup } from "./scales.js";
import { scene } from "./scene.js";

/** From so many lines on, each is drawn fainter. */
const CROWD = 250;

/**
 * A group of papers: a box as large as its place on the map, with how many there are.
 * @param {SceneNode} node
 * @param {Group} group
 */
function drawGroup(node, group) {
  const colour = colourOfGroup(group.things, node.topic);
  const isSection = group.id.startsWith("s"); // Its box is drawn already.
  const line = isSection ? "transparent" : colour.line;
  const look = { background: node.lit ? colour.fill : css("--paper"), border: node.lit ? line : css("--rule") };
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    fixed: true,
    label: " ", // What it holds, words.js writes, in sizes of the screen.
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    borderWidth: 1.3,
    widthConstraint: { minimum: group.width, maximum: group.width },
    heightConstraint: { minimum: group.height, valign: "middle" },
    shapeProperties: { borderRadius: Math.min(group.width, group.height) * (scene.view === "network" && !isSection ? 0.5 : 0.06) },
    color: { ...look, hover: { ...look, border: css("--ink") }, highlight: look },
    font: { size: 1, face: FONT },
  };
}

/**
 * The colours of a node: what stands back, and what is not on the list, has none of its own.
 * @param {SceneNode} node
 */
function coloursOf(node) {
  const colour = colourOf(/** @type {Thing} */ (node.thing));
  const chosen = node.chosen ? { border: css("--ink") } : {};
  if (!node.lit) return { background: css("--paper"), border: css("--rule"), ink: css("--faded"), ...chosen };
  if (node.hollow) return { background: css("--paper"), border: colour.line, ink: css("--muted"), ...chosen };
  return { background: colour.fill, border: colour.line, ink: colour.ink, ...chosen };
}

/** The signs before the name of a thing. @param {Thing} thing */
export function signsOf(thing) {
  const isNew = thing.type === "paper" && thing.fresh;
  const isRetracted = thing.type === "paper" && thing.retracted;
  return `${isRetracted ? "⊘ " : ""}${isNew ? "★ " : ""}${isRead(thing) ? "✓ " : ""}`;
}

/** @param {SceneNode} node */
export function drawNode(node) {
  const { thing } = node;
  if (thing.type === "group") return drawGroup(node, thing);
  const { background, border, ink } = coloursOf(node);
  return {
    id: node.id,
    x: node.x,
    y: node.y,
    fixed: true,
    ...(thing.type === "paper" && thing.listed ? { widthConstraint: { minimum: data.widths[thing.number] - 18 } } : {}),
    label: signsOf(thing) + node.label,
    borderWidth: Math.max(borderOf(thing), node.chosen ? 2.6 : 0),
    borderWidthSelected: 2.6,
    shapeProperties: { borderRadius: thing.type === "concept" ? 15 : 8, borderDashes: node.hollow ? [5, 4] : false },
    color: { background, border, hover: { background, border: css("--ink") }, highlight: { background, border } },
    font: { size: data.constants.fontSize, face: FONT, color: ink },
  };
}

/** The colour of lines, so strong. @param {number} alpha */
function shade(alpha) {
  return `rgba(${isDark() ? "226,230,238" : "34,42,56"},${alpha})`;
}

/**
 * A tie between groups: the more papers build on one another, the broader.
 * @param {SceneLine} line
 */
function drawTie(line) {
  const scale = Math.max(network.getScale(), 0.02);
  return {
    width: Math.min(Math.sqrt(line.size) * 0.6, 5) / scale,
    arrows: { to: { enabled: false } },
    color: { color: shade(isDark() ? 0.18 : 0.16), inherit: false },
    smooth: { enabled: true, type: "curvedCW", roundness: 0.15 },
  };
}

/**
 * A citation: faint, and not seen where others stand out.
 * @param {SceneLine} line
 */
function drawCitation({ touches }) {
  const rest = scene.lit ? 0 : 0.13;
  return {
    hidden: !touches && rest === 0,
    width: touches ? 1.1 : 0.7,
    dashes: [2, 4],
    arrows: { to: { enabled: false } },
    color: { color: shade(touches ? 0.55 : rest), inherit: false },
    smooth: { enabled: false },
  };
}

/**
 * How strong and how broad an arrow is.
 * @param {SceneLine} line
 */
function strengthOf(line) {
  if (!line.lit) return { width: 1.7, color: shade(0.07) };
  if (scene.lit) return { width: 2.4, color: css("--accent") };
  // What a chain of other edges says too stays in the background, unless it is asked for.
  if (line.edge?.redundant && !line.touches) return { width: 1, color: shade(0.2) };
  return { width: 1.7, color: shade(scene.lines.length > CROWD ? 0.3 : 0.72) };
}

/**
 * The corners of the way that the build found for a line, if it did.
 * @param {SceneLine} line
 */
export function wayOf({ kind, edge }) {
  return (kind === "builds-on" && edge?.ways[scene.view]) || [];
}

/**
 * An arrow from what comes before to what builds on it.
 * @param {SceneLine} line
 * @param {Obstacles} boxes
 */
function drawArrow(line, boxes) {
  const { width, color } = strengthOf(line);
  const isUnsure = line.edge !== null && line.edge.confidence < 0.5;
  return {
    width,
    dashes: isUnsure ? [7, 4] : false,
    arrows: { to: { enabled: true, scaleFactor: 0.6 } },
    color: { color, inherit: false },
    smooth: wayOf(line).length ? { enabled: false } : routeOf(scene.view, line, boxes, scene.lines.length > CROWD ? HASTE : CARE),
  };
}

/**
 * A line of the scene, as it looks.
 * @param {SceneLine} line
 * @param {Obstacles} boxes
 */
function lookOf(line, boxes) {
  if (line.kind === "group") return drawTie(line);
  return line.kind === "cites" ? drawCitation(line) : drawArrow(line, boxes);
}

/**
 * The lines of the scene that are to be seen.
 * @param {Obstacles} boxes
 */
export function drawLines(boxes) {
  return scene.lines
    .map((line) => ({ id: line.id, from: line.from.id, to: line.to.id, hidden: false, ...lookOf(line, boxes) }))
    .filter((item) => !item.hidden);
}
