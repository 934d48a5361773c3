/* Where things stand: as the build placed them, and for those that it did not place. */

/** @import { Paper } from "./model.js" */
import { data } from "./data.js";
import { FONT, widthOf } from "./measure.js";
import { compare, range } from "./numbers.js";
import { shorten } from "./text.js";

/** @typedef {{thing: Paper, label: string}} Gap */

export const GAP_ROW = 36;

/**
 * The places of all papers or concepts in a view.
 * @param {string} view
 */
export function placesOf(view) {
  return data.views[view] || data.views.lineage;
}

/**
 * The boxes of the papers that a view cannot place otherwise.
 * @param {string} view
 */
export function sectionsOf(view) {
  return data.sections[view] || [];
}

/** Where the lanes end, and the sections below them. */
export function lanesBottom() {
  return [...data.lanes, ...sectionsOf("lineage")].reduce((lowest, { bottom }) => Math.max(lowest, bottom), 0);
}

/**
 * A date as a number of years.
 * @param {string} issued
 */
function yearsOf(issued) {
  return Number(issued.slice(0, 4)) + (Number(issued.slice(5, 7) || 1) - 1) / 12;
}

/**
 * Give the x of a date, from where years begin on the time axis.
 * @param {string} issued
 */
function timeToX(issued) {
  const { ticks } = data;
  const latest = ticks.at(-1);
  if (!latest) return 0;
  if (!issued) return latest.x;
  const year = yearsOf(issued);
  const next = ticks.findIndex(({ label }) => Number(label) > year);
  if (next === 0) return ticks[0].x;
  if (next < 0) return latest.x + 60 * (year - Number(latest.label));
  const [before, after] = [ticks[next - 1], ticks[next]];
  const [from, to] = [Number(before.label), Number(after.label)];
  return before.x + ((after.x - before.x) * (year - from)) / (to - from);
}

/**
 * The width that the box of a gap needs.
 * @param {string} label
 */
function gapWidth(label) {
  const { fontSize, nodePadding } = data.constants;
  return widthOf(label, `${fontSize}px ${FONT}`) + nodePadding + 14;
}

/**
 * Place the gaps below the lanes, at their dates.
 * @param {Gap[]} gaps
 */
function placeGapsInTime(gaps) {
  /** @type {number[]} */
  const rows = [];
  return gaps.map((gap) => {
    const width = gapWidth(gap.label);
    const x = timeToX(gap.thing.issued);
    const free = rows.findIndex((end) => end < x - width / 2);
    const row = free < 0 ? rows.length : free;
    rows[row] = x + width / 2;
    return { ...gap, x, y: lanesBottom() + GAP_ROW * (row + 0.9) };
  });
}

/**
 * Place the gaps in lines below the network, from old to new.
 * @param {Gap[]} gaps
 */
function placeGapsBelow(gaps) {
  const { x: xs, y: ys } = placesOf("network");
  const [left, right] = range(xs);
  let [x, y] = [left, range(ys)[1] + 2.4 * GAP_ROW];
  return gaps.map((gap) => {
    const width = gapWidth(gap.label);
    if (x > left && x + width > right) [x, y] = [left, y + GAP_ROW * 1.2];
    x += width;
    return { ...gap, x: x - width / 2, y };
  });
}

/**
 * Place gaps in a view, in the order of their dates.
 * @param {string} view
 * @param {Set<Paper>} shown
 */
export function placeGaps(view, shown) {
  const gaps = [...shown]
    .sort((a, b) => compare(a.issued, b.issued) || a.number - b.number)
    .map((thing) => ({ thing, label: shorten(thing.name, 26) }));
  return view === "network" ? placeGapsBelow(gaps) : placeGapsInTime(gaps);
}
