/* The lanes in rows that are high enough for a name: at a small scale, lanes share one. */

import { data } from "./data.js";

/** @import { Lane } from "./model.js" */
/** @typedef {{lanes: Lane[], top: number, bottom: number}} Row */

/** Whether names of lanes have room of their own, beside the papers. */
export let roomBeside = true;

/** @param {boolean} value */
export function setRoomBeside(value) {
  roomBeside = value;
}

/** @param {Row | undefined} row */
function heightOf(row) {
  return row ? row.bottom - row.top : Infinity;
}

/** @type {{least: number, rows: Row[]}} */
let laid = { least: -1, rows: [] };

/**
 * The lanes in rows, worked out once for a height.
 * @param {number} least the least height of a row, in the units of the map
 * @returns {Row[]} from top to bottom
 */
export function laneRows(least) {
  if (laid.least !== least) laid = { least, rows: layRows(least) };
  return laid.rows;
}

/**
 * Lay lanes into rows: one that is too low shares a row with its lower neighbour, the lowest first.
 * @param {number} least
 * @returns {Row[]}
 */
function layRows(least) {
  const rows = data.lanes.map((lane) => ({ lanes: [lane], top: lane.top, bottom: lane.bottom }));
  while (rows.length > 1) {
    const lowest = rows.reduce((best, row, at) => (heightOf(row) < heightOf(rows[best]) ? at : best), 0);
    if (heightOf(rows[lowest]) >= least) break;
    const first = heightOf(rows[lowest - 1]) < heightOf(rows[lowest + 1]) ? lowest - 1 : lowest;
    const [above, below] = rows.slice(first, first + 2);
    rows.splice(first, 2, { lanes: [...above.lanes, ...below.lanes], top: above.top, bottom: below.bottom });
  }
  return rows;
}

/** What a row is called. @param {Lane[]} lanes */
export function nameRow(lanes) {
  return lanes.map(({ label }) => label).join(", ");
}
