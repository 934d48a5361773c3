/* Words: cleaned, cut, folded, counted. */

/**
 * Take out what turns the direction of writing around, and what no one can see.
 * @param {string} text
 */
export function plain(text) {
  // eslint-disable-next-line no-control-regex -- they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g, "");
}

/**
 * Cut a text to a length, at its end.
 * @param {string} text
 * @param {number} length
 */
export function shorten(text, length) {
  if (text.length <= length) return text;
  return `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, "").trimEnd()}…`; // no half of a character
}

/**
 * Fold case and accents, so that "Rozière" is found by "roziere".
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Say a number as people write it.
 * @param {number} number
 */
export function sayNumber(number) {
  return number.toLocaleString("en");
}

/**
 * Say a number of things in words.
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export function count(number, one, many = `${one}s`) {
  return `${sayNumber(number)} ${number === 1 ? one : many}`;
}
