/* The width of words. */


export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/**
 * A context that measures, and is never seen.
 * @returns {CanvasRenderingContext2D}
 */
export function makeRuler() {
  return /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
}

const ruler = makeRuler();

/**
 * How wide words are in a font, in pixels of the screen.
 * @param {string} text
 * @param {string} font
 */
export function widthOf(text, font) {
  ruler.font = font;
  return ruler.measureText(text).width;
}
