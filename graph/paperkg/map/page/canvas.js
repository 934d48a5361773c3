/* The drawing surface: vis-network, which moves nothing by itself. */

import { byId } from "./dom.js";

export const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
/** @type {HTMLElement} */
export const container = byId("map");
export const drawn = { nodes: new vis.DataSet(), edges: new vis.DataSet() };
export const network = new vis.Network(container, drawn, {
  autoResize: true,
  physics: false,
  interaction: { hover: true, dragNodes: false, tooltipDelay: 250, keyboard: false, hideEdgesOnDrag: false },
  nodes: {
    shape: "box", borderWidth: 1.3, shapeProperties: { borderRadius: 8 },
    margin: { top: 4, bottom: 4, left: 9, right: 9 },
  },
  edges: { selectionWidth: 0, hoverWidth: 0, chosen: false },
});
// The map itself takes the focus of the keyboard, not the frame that vis-network puts into it.
/** @type {HTMLElement} */ (container.querySelector(".vis-network")).tabIndex = -1;

/** Where the drawing surface begins and ends, in the units of the map. */
export function inSight() {
  const start = network.DOMtoCanvas({ x: 0, y: 0 });
  const end = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
  return { start, end };
}

/**
 * The box of a node, if vis-network has it yet: it also draws while nodes are being put in.
 * @param {string} id
 * @returns {Box | null}
 */
export function boxOf(id) {
  const item = drawn.nodes.get(id);
  if (!item) return null;
  const { left, top, right, bottom } = network.getBoundingBox(id);
  const round = item.shapeProperties.borderRadius; // vis-network adds it on each side
  return { left: left + round, top: top + round, right: right - round, bottom: bottom - round };
}
