/* The width of words. */

import { shorten } from "./text.js";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif';

/**
 * A context that measures, and is never seen.
 * @returns {CanvasRenderingContext2D}
 */
export function makeRuler() {
  return /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
}

const ruler = makeRuler();
/** Widths by font and words: the same names are measured with each drawing. @type {Map<string, number>} */
const widths = new Map();
/** Of more, all are measured anew. */
const MOST_WIDTHS = 50_000;

/**
 * How wide words are in a font, in pixels of the screen.
 * @param {string} text
 * @param {string} font
 */
export function widthOf(text, font) {
  const key = `${font} ${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size >= MOST_WIDTHS) widths.clear();
  ruler.font = font;
  const { width } = ruler.measureText(text);
  widths.set(key, width);
  return width;
}

/**
 * Cut words to a width.
 * @param {string} text
 * @param {number} width in pixels of the screen
 * @param {string} font
 * @param {number} [least] so many signs stay, however narrow it is
 */
export function fitText(text, width, font, least = 2) {
  if (widthOf(text, font) <= width) return text;
  let [low, high] = [Math.min(least, text.length), text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(shorten(text, middle), font) <= width) low = middle;
    else high = middle - 1;
  }
  return shorten(text, low);
}
