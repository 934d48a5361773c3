/* What stands around a picture: its title, what it shows, its legend, and where and when it is from. */

/** @import { Context } from "./lanes.js" */
import { css, topicColour, topicSign } from "./colour.js";
import { data } from "./data.js";
import { describeShown } from "./filters.js";
import { FONT, widthOf } from "./measure.js";
import { scene } from "./scene.js";
import { describeColours } from "./scales.js";
import { state } from "./state.js";
import { shorten } from "./text.js";

/** @typedef {{text: string, topic?: number, width: number}} Item of the legend */

const EDGE = 16;
const PITCH = 20;
const SIZE = 12;
const TITLE = 18;
const SWATCH = 18;
export const CAPTION_HEAD = 62;
/** No picture is narrower, so that its caption has room. */
export const LEAST_WIDTH = 560;

/** Today, as ISO 8601 has it. */
function today() {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

/** Where a picture is from. */
export function saySource() {
  const address = /^https?:/.test(location.protocol) ? `${location.href.split("#")[0]} · ` : "";
  return `${address}made with paperkg, ${today()}`;
}

/** The signs of lines and papers that a view has. */
function findSigns() {
  const cites = state.kinds.includes("cites") ? ["····· cites"] : [];
  if (scene.view === "concepts") return ["→ know first"];
  return ["→ builds on, from earlier to later", "- - less than 50% sure", ...cites, "▶ start here", "✓ read"];
}

/** The topics of what is drawn, and the signs. @returns {Item[]} */
function findItems() {
  const topics = [...new Set([...scene.nodes.values()].map(({ topic }) => topic))].filter((topic) => topic >= 0).sort((a, b) => a - b);
  const colours = describeColours().text;
  const font = `${SIZE}px ${FONT}`;
  return [
    ...(colours ? [{ text: `colour: ${colours}` }] : topics.map((topic) => ({ topic, text: shorten(data.topics[topic].label, 60) }))),
    ...findSigns().map((text) => ({ text })),
  ].map((item) => ({ ...item, width: widthOf(item.text, font) + ("topic" in item ? SWATCH + 6 : 0) + 18 }));
}

/**
 * The items of the legend in lines that fit a width.
 * @param {number} width
 */
function wrap(width) {
  /** @type {Item[][]} */
  const lines = [[]];
  let used = 0;
  for (const item of findItems()) {
    if (used + item.width > width - 2 * EDGE && used > 0) {
      lines.push([]);
      used = 0;
    }
    lines[lines.length - 1].push(item);
    used += item.width;
  }
  return lines;
}

/** How high the foot of a picture of a width is. @param {number} width */
export function footHeight(width) {
  return wrap(width).length * PITCH + PITCH + 1.5 * EDGE;
}

/**
 * @param {Context} context
 * @param {Item} item
 * @param {number} x
 * @param {number} y
 */
function drawItem(context, { text, topic }, x, y) {
  let start = x;
  if (topic !== undefined) {
    const { fill, line, ink } = topicColour(topic);
    context.beginPath();
    context.roundRect(x, y - SWATCH / 2, SWATCH, SWATCH, 4);
    context.fillStyle = fill;
    context.fill();
    context.strokeStyle = line;
    context.lineWidth = 1.3;
    context.stroke();
    context.fillStyle = ink;
    context.font = `700 10px ${FONT}`;
    context.textAlign = "center";
    context.fillText(topicSign(topic), x + SWATCH / 2, y + 0.5);
    start += SWATCH + 6;
  }
  context.textAlign = "left";
  context.font = `${SIZE}px ${FONT}`;
  context.fillStyle = css("--ink");
  context.fillText(text, start, y);
}

/**
 * Draw the head and the foot of a picture.
 * @param {Context} context
 * @param {{width: number, height: number}} size of the whole picture
 */
export function drawCaption(context, { width, height }) {
  context.textBaseline = "middle";
  context.textAlign = "left";
  context.font = `700 ${TITLE}px ${FONT}`;
  context.fillStyle = css("--ink");
  context.fillText(shorten(data.title, Math.floor((width - 2 * EDGE) / (TITLE * 0.6))), EDGE, 24);
  context.font = `${SIZE}px ${FONT}`;
  context.fillStyle = css("--muted");
  context.fillText(shorten(describeShown(), Math.floor((width - 2 * EDGE) / (SIZE * 0.55))), EDGE, 46);
  const lines = wrap(width);
  lines.forEach((items, number) => {
    let x = EDGE;
    for (const item of items) {
      drawItem(context, item, x, height - EDGE / 2 - (lines.length - number + 0.5) * PITCH);
      x += item.width;
    }
  });
  context.font = `${SIZE}px ${FONT}`;
  context.fillStyle = css("--muted");
  context.textAlign = "left";
  context.fillText(saySource(), EDGE, height - EDGE / 2 - 0.5 * PITCH);
}
