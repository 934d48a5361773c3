/* The choice of what colour and border of papers say, in the legend. */

import { rampColour } from "./colour.js";
import { byId, make } from "./dom.js";
import { describeColours } from "./scales.js";
import { go, state } from "./state.js";

const STEPS_OF_RAMP = 6;

/** A ramp of colours between two ends. @param {string[]} ends */
function makeRamp([first, last]) {
  const steps = Array.from({ length: STEPS_OF_RAMP }, (_, number) => {
    const { fill, line } = rampColour(number / (STEPS_OF_RAMP - 1));
    const piece = make("i", { aria: { hidden: "true" } });
    Object.assign(piece.style, { background: fill, borderColor: line });
    return piece;
  });
  return make("span", { className: "ramp" }, first, ...steps, last);
}

/** Show what is chosen, and what it means. */
export function showLooks() {
  byId("colour").value = state.colour;
  byId("weight").value = state.weight;
  const { text, ends } = describeColours();
  byId("colours").replaceChildren(...(text ? [make("span", {}, text)] : []), ...(ends ? [makeRamp(ends)] : []));
}

for (const part of /** @type {const} */ (["colour", "weight"])) {
  byId(part).addEventListener("change", () => go({ [part]: byId(part).value }));
}
