/* Only the path: its steps by number, with the reasons, as one drawing that fits any window. */

/** @import { Thing } from "./model.js" */
import { css } from "./colour.js";
import { byId } from "./dom.js";
import { before, pathTo } from "./lineage.js";
import { FONT, fitText } from "./measure.js";
import { SVG, setAttributes } from "./recorder.js";
import { colourOf } from "./scales.js";
import { chooseIri, state, subject } from "./state.js";

/** @typedef {{thing: Thing, number: number, bases: number[], why: string}} Step */
/** @typedef {{columns: number, rows: number, width: number, lane: number}} Grid */

/** Heights and sizes in the units of the drawing, which the window scales as a whole. */
const ROW = 46;
const NAME = 14;
const WHY = 11;
const BALL = 12;
const ARC = 13;
const WIDEST = 460;
const NARROWEST = 240;
const LARGEST = 1.4;

/**
 * The steps of the path to a thing, each with the numbers of the steps that it builds on.
 * @param {Thing} thing
 * @returns {Step[]}
 */
function findSteps(thing) {
  const { steps, whyOf } = pathTo(thing, state.confidence);
  const numbers = new Map(steps.map((step, place) => [step, place + 1]));
  return steps.map((step, place) => ({
    thing: step, number: place + 1, why: whyOf(step)[0] || "",
    bases: before(step, state.confidence).flatMap((base) => numbers.get(base) ?? []).filter((number) => number <= place),
  }));
}

/**
 * The grid of a number of steps that shows them largest in a window.
 * @param {number} steps
 * @param {{width: number, height: number}} room
 * @param {number} lane that lines need beside each column
 * @returns {Grid}
 */
export function chooseGrid(steps, room, lane) {
  const grids = Array.from({ length: Math.max(1, Math.min(8, steps)) }, (_, number) => {
    const columns = number + 1;
    const width = Math.min(Math.max(room.width / columns - lane - 24, NARROWEST), WIDEST);
    return { columns, rows: Math.ceil(steps / columns), width, lane };
  });
  /** @param {Grid} grid */
  const scaleOf = ({ columns, rows, width }) => Math.min(room.width / (columns * (width + lane + 24)), room.height / (rows * ROW + 24), LARGEST);
  return grids.reduce((best, grid) => (scaleOf(grid) > scaleOf(best) ? grid : best));
}

/** @param {string} tag @param {import("./recorder.js").Attributes} attributes @param {string} [text] */
function part(tag, attributes, text = "") {
  const element = setAttributes(document.createElementNS(SVG, tag), attributes);
  element.textContent = text;
  return element;
}

/**
 * A step: its number, its name and year, and why it is there.
 * @param {Step} step
 * @param {{x: number, y: number}} place
 * @param {number} width
 */
function drawStep({ thing, number, why }, { x, y }, width) {
  const { fill, line, ink } = colourOf(thing);
  const year = thing.type === "paper" && thing.year ? `, ${thing.year}` : "";
  const name = fitText(`${thing.name}${year}`, width - 50, `600 ${NAME}px ${FONT}`);
  const reason = fitText(why, width - 50, `${WHY}px ${FONT}`);
  const group = part("g", { "data-iri": thing.iri });
  group.append(
    part("rect", { x, y: y + 3, width, height: ROW - 6, rx: 8, fill, stroke: line, "stroke-width": 1.3 }),
    part("circle", { cx: x + 20, cy: y + ROW / 2, r: BALL, fill: css("--accent") }),
    part("text", { x: x + 20, y: y + ROW / 2, fill: css("--paper"), "font-size": number > 99 ? 10 : 13, "font-weight": 700, "font-family": FONT, "text-anchor": "middle", "dominant-baseline": "central" }, String(number)),
    part("text", { x: x + 40, y: y + (reason ? 20 : ROW / 2 + 5), fill: ink, "font-size": NAME, "font-weight": 600, "font-family": FONT }, name),
    part("text", { x: x + 40, y: y + 36, fill: ink, "font-size": WHY, "font-family": FONT }, reason),
  );
  return group;
}

/**
 * A line from a step to one that builds on it: beside the column, or across to another.
 * @param {{x: number, y: number}} from
 * @param {{x: number, y: number}} to
 * @param {{reach: number, width: number}} size
 */
function drawArc(from, to, { reach, width }) {
  const [start, end] = [from.y + ROW / 2, to.y + ROW / 2];
  const side = from.x === to.x
    ? `M${from.x} ${start}C${from.x - reach} ${start} ${to.x - reach} ${end} ${to.x - 6} ${end}`
    : `M${from.x + width} ${start}C${from.x + width + 20} ${start} ${to.x - 24} ${end} ${to.x - 6} ${end}`;
  const arc = part("path", { d: side, fill: "none", stroke: css("--muted"), "stroke-width": 1.3 });
  const head = part("path", { d: `M${to.x - 7} ${end - 3.5}l7 3.5l-7 3.5z`, fill: css("--muted") });
  return [arc, head];
}

/**
 * Draw the path to a thing.
 * @param {Thing} thing
 * @param {{width: number, height: number}} room
 */
export function drawPath(thing, room) {
  const steps = findSteps(thing);
  const longest = steps.reduce((most, { number, bases }) => Math.max(most, ...bases.map((base) => number - base)), 1);
  const lane = Math.min(18 + ARC * Math.sqrt(longest) * 1.6, 90);
  const grid = chooseGrid(steps.length, room, lane);
  const [width, height] = [grid.columns * (grid.width + lane + 24), grid.rows * ROW + 24];
  /** @param {number} number */
  const placeOf = (number) => ({
    x: 12 + lane + Math.floor((number - 1) / grid.rows) * (grid.width + lane + 24),
    y: 12 + ((number - 1) % grid.rows) * ROW,
  });
  const scale = Math.min(room.width / width, room.height / height, LARGEST);
  const svg = setAttributes(document.createElementNS(SVG, "svg"), {
    viewBox: `0 0 ${width} ${height}`, width: width * scale, height: height * scale, role: "img",
    "aria-label": `Path to ${thing.name}: ${steps.map(({ number, thing: step }) => `${number} ${step.name}`).join(", ")}`,
  });
  svg.append(
    ...steps.flatMap(({ number, bases }) => bases.flatMap((base) => drawArc(placeOf(base), placeOf(number), {
      reach: Math.min(lane * 1.25, 14 + ARC * Math.sqrt(number - base) * 1.6), width: grid.width,
    }))),
    ...steps.map((step) => drawStep(step, placeOf(step.number), grid.width)),
  );
  return svg;
}

/** Whether only the path is shown now. */
export function isOnlyPath() {
  return state.only && state.path !== "" && state.view !== "table" && subject() !== null;
}

/** Show only the path where that is asked for, in place of the map. */
export function showOnly() {
  const thing = isOnlyPath() ? subject() : null;
  byId("only").hidden = !thing;
  byId("stage").classList.toggle("only", Boolean(thing));
  if (!thing) return;
  const { clientWidth: width, clientHeight: height } = byId("only");
  byId("only").replaceChildren(drawPath(thing, { width: Math.max(width - 16, 100), height: Math.max(height - 60, 100) }));
}

byId("only").addEventListener("click", (/** @type {Event} */ event) => {
  const iri = /** @type {Element} */ (event.target).closest("[data-iri]")?.getAttribute("data-iri");
  if (iri) chooseIri(iri);
});
