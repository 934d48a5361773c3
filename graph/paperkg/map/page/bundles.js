/* Citations that are too many to draw one by one: bundles between groups of papers. */

/** @import { Context } from "./lanes.js" */
/** @import { Paper, Thing } from "./model.js" */
/** @import { SceneNode } from "./scene.js" */
import { network } from "./canvas.js";
import { css, isDark } from "./colour.js";
import { data } from "./data.js";
import { passes } from "./filters.js";
import { makeGroups } from "./groups.js";
import { scene } from "./scene.js";
import { oncePerState, state, subject } from "./state.js";
import { count } from "./text.js";

/** @typedef {{from: SceneNode, to: SceneNode, size: number}} Bundle of so many citations */

const MOST_BUNDLES = 160;
const THICKEST = 14;

/** The bundles between the groups of the view, the thickest first. @type {() => Bundle[]} */
const findBundles = oncePerState(() => {
  const groups = makeGroups(scene.view, data.listed.filter(passes), null);
  /** @type {Map<Thing, SceneNode>} */
  const groupOf = new Map(groups.flatMap((node) => (node.thing.type === "group"
    ? node.thing.things.map((thing) => /** @type {[Thing, SceneNode]} */ ([thing, node])) : [])));
  /** @type {Map<string, Bundle>} */
  const bundles = new Map();
  for (const [citing, from] of groupOf) {
    for (const cited of /** @type {Paper} */ (citing).cites) {
      const to = groupOf.get(cited);
      if (!to || to === from) continue;
      const key = `${from.id} ${to.id}`;
      const bundle = bundles.get(key) || { from, to, size: 0 };
      bundle.size += 1;
      bundles.set(key, bundle);
    }
  }
  return [...bundles.values()].sort((a, b) => b.size - a.size).slice(0, MOST_BUNDLES);
});

/**
 * A bundle: the more citations, the broader.
 * @param {Context} context
 * @param {Bundle} bundle
 * @param {number} unit the breadth of one citation
 */
function drawBundle(context, { from, to, size }, unit) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  context.lineWidth = Math.max(Math.sqrt(size) * unit, 0.8 / network.getScale());
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.quadraticCurveTo(from.x + across / 2 - down * 0.12, from.y + down / 2 + across * 0.12, to.x, to.y);
  context.stroke();
}

/** Draw the bundles, where citations are asked for and not drawn one by one. @param {Context} context */
export function drawBundles(context) {
  if (!scene.bundled || scene.lit) return;
  const bundles = findBundles();
  const unit = THICKEST / Math.sqrt(bundles[0]?.size || 1) / network.getScale();
  context.save();
  context.strokeStyle = css("--muted");
  context.globalAlpha = isDark() ? 0.3 : 0.22;
  for (const bundle of bundles) drawBundle(context, bundle, unit);
  context.restore();
}

/** Say which citations are drawn where not all are. */
export function sayCitations() {
  if (!scene.bundled || state.view === "table") return "";
  const all = count(data.citations, "citation");
  return subject() ? ` · of ${all}, those of what is selected` : ` · ${all} in bundles: select a paper to see its own`;
}
