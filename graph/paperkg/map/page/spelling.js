/* Words that are spelled almost alike: slips of the pen, words that are not yet whole, abbreviations. */

/**
 * The words of a folded text.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  return text.match(/[\p{L}\p{N}]+/gu) || [];
}

/**
 * How many slips (a letter too many, missing, wrong, or two swapped) lie between two words, or
 * Infinity where there are more than a limit (optimal string alignment, Damerau 1964).
 * @param {string} a
 * @param {string} b
 * @param {number} limit
 */
export function countSlips(a, b, limit) {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let [older, old] = [/** @type {number[]} */ ([]), Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row += 1) {
    const fresh = [row];
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      const least = Math.min(old[column] + 1, fresh[column - 1] + 1, old[column - 1] + (isSame ? 0 : 1));
      const isSwapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      fresh.push(isSwapped ? Math.min(least, older[column - 2] + 1) : least);
    }
    if (Math.min(...fresh) > limit) return Infinity;
    [older, old] = [old, fresh];
  }
  return old[b.length] <= limit ? old[b.length] : Infinity;
}

/** How many slips a word of so many letters may have. @param {number} length */
function slipsAllowed(length) {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * Whether a word may be short for another: "attn" for "attention", "quant" for "quantization".
 * @param {string} short
 * @param {string} word
 */
function isShortFor(short, word) {
  if (short.length < 3 || short[0] !== word[0] || short.length * 3 < word.length) return false;
  let at = 0;
  for (const letter of word) if (letter === short[at]) at += 1;
  return at === short.length;
}

/**
 * How far a word that a person typed is from one that there is: 0 where it is contained in it, more
 * for slips and abbreviations, Infinity where they are different words.
 * @param {string} typed
 * @param {string} word
 */
export function distanceOf(typed, word) {
  if (word.includes(typed)) return 0;
  const limit = slipsAllowed(typed.length);
  const whole = limit ? countSlips(typed, word, limit) : Infinity;
  if (whole <= limit) return whole;
  // The word may not yet be whole.
  const begun = limit && word.length > typed.length ? countSlips(typed, word.slice(0, typed.length), limit) : Infinity;
  if (begun <= limit) return begun + 0.5;
  return isShortFor(typed, word) ? 1.5 : Infinity;
}

/**
 * The pieces of three letters of a text, its beginning and end marked.
 * @param {string} text
 */
function piecesOf(text) {
  const marked = ` ${wordsOf(text).join(" ")} `;
  return new Set(Array.from({ length: Math.max(marked.length - 2, 0) }, (_, at) => marked.slice(at, at + 3)));
}

/**
 * How alike two texts are, from 0 to 1 (Dice 1945, over pieces of three letters).
 * @param {string} a
 * @param {string} b
 */
export function likenessOf(a, b) {
  const [pieces, others] = [piecesOf(a), piecesOf(b)];
  let shared = 0;
  for (const piece of pieces) if (others.has(piece)) shared += 1;
  return pieces.size + others.size ? (2 * shared) / (pieces.size + others.size) : 0;
}
