/* The wheel and the trackpad: they zoom towards the pointer, in proportion to what they report. */

import { container } from "./canvas.js";
import { zoomAt } from "./sight.js";

/** How far a pixel of the wheel zooms; two fingers that pinch report far fewer. */
const WHEEL = 0.002;
const PINCH = 0.012;
/** What a browser that reports lines or pages means by one, in pixels. */
const UNITS = [1, 16, 400];

// Before vis-network, which would zoom by the same step whatever is reported.
container.addEventListener("wheel", (event) => {
  event.preventDefault();
  event.stopPropagation();
  const { left, top } = container.getBoundingClientRect();
  const pixels = event.deltaY * (UNITS[event.deltaMode] || 1);
  const factor = Math.exp(-pixels * (event.ctrlKey ? PINCH : WHEEL));
  zoomAt(factor, { x: event.clientX - left, y: event.clientY - top });
}, { capture: true, passive: false });
