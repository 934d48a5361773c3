/* What is drawn under the nodes: lanes, and the grounds of communities. */

/** @import { Context } from "./lanes.js" */
import { drawBundles } from "./bundles.js";
import { boxOf, network } from "./canvas.js";
import { communityColour, css } from "./colour.js";
import { findCommunityNames } from "./communities.js";
import { data } from "./data.js";
import { findEdges, keepBetween } from "./edges.js";
import { drawLaneNames, drawLanes, drawSectionNames, drawSections, isNamedBehind, writePlate } from "./lanes.js";
import { FONT, fitText, widthOf } from "./measure.js";
import { range } from "./numbers.js";
import { scene } from "./scene.js";
import { COMMUNITY_NAME } from "./sight.js";
import { LEAST_WORDS } from "./words.js";

/** @typedef {[x: number, y: number]} Corner */
/** @typedef {{community: number, size: number, corners: Corner[]}} Ground */

/**
 * The corners around points, anticlockwise (Andrew 1979, monotone chain).
 * @param {Corner[]} points
 */
function hullOf(points) {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  /** @param {Corner} o @param {Corner} a @param {Corner} b */
  const turns = (o, a, b) => (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0]);
  /** @param {Corner[]} list */
  const half = (list) => {
    /** @type {Corner[]} */
    const chain = [];
    for (const point of list) {
      while (chain.length > 1 && turns(chain[chain.length - 2], chain[chain.length - 1], point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/**
 * The corners of the boxes of each community's papers, as far as they stand out.
 * @returns {Ground[]}
 */
function findGrounds() {
  /** @type {Map<number, Ground>} */
  const grounds = new Map();
  for (const { id, thing, lit } of scene.nodes.values()) {
    const box = thing.type === "paper" && thing.listed && lit ? boxOf(id) : null;
    if (!box || thing.type !== "paper") continue;
    const community = data.communities[thing.number];
    const ground = grounds.get(community) || { community, size: 0, corners: [] };
    grounds.set(community, ground);
    ground.size += 1;
    ground.corners.push([box.left, box.top], [box.right, box.top], [box.left, box.bottom], [box.right, box.bottom]);
  }
  return [...grounds.values()];
}

/**
 * @param {Context} context
 * @param {Ground} ground
 */
function drawCommunity(context, { community, corners }) {
  context.lineJoin = "round";
  context.lineWidth = 26;
  context.fillStyle = communityColour(community);
  context.strokeStyle = context.fillStyle;
  context.beginPath();
  for (const [x, y] of hullOf(corners)) context.lineTo(x, y);
  context.closePath();
  context.fill();
  context.stroke();
  context.lineJoin = "miter";
}

/**
 * @param {Context} context
 * @param {Ground} ground
 * @param {number} size of the words
 */
function nameCommunity(context, { community, corners }, size) {
  const [left, right] = range(corners.map(([x]) => x));
  const [top] = range(corners.map(([, y]) => y));
  const name = (findCommunityNames().get(community) || []).join(", ");
  const font = `600 ${size}px ${FONT}`;
  const [start, end] = findEdges();
  const longest = (end - start) * network.getScale() - 16;
  const fitting = fitText(name, longest, font);
  const x = keepBetween((left + right) / 2, (widthOf(fitting, font) + 8) / network.getScale(), findEdges());
  writePlate(context, [fitting], x, top - COMMUNITY_NAME, { align: "center", size, colour: css("--muted") });
}

/**
 * The ground of each community of the network, of three papers or more, with its name.
 * @param {Context} context
 */
function drawCommunities(context) {
  const grounds = findGrounds().filter(({ size }) => size >= 3);
  for (const ground of grounds) drawCommunity(context, ground);
  const scale = network.getScale();
  const size = Math.max(LEAST_WORDS, 15 * scale);
  if (scene.lit || size > COMMUNITY_NAME * scale) return; // Papers that stand back, or near ones, would cover the names.
  for (const ground of grounds) nameCommunity(context, ground, size);
}

network.on("beforeDrawing", (context) => {
  if (scene.view === "lineage") {
    drawLanes(context);
    drawSections(context);
    drawSectionNames(context);
    if (isNamedBehind()) drawLaneNames(context);
  } else if (scene.view === "network") {
    drawSections(context);
    drawSectionNames(context);
    if (!scene.folded) drawCommunities(context);
  }
  drawBundles(context);
});
