/* Numbers: their range, and bands of it. */

/**
 * The least and the most of some numbers; of none, Infinity and -Infinity.
 * @param {number[]} numbers
 * @returns {[least: number, most: number]}
 */
export function range(numbers) {
  return numbers.reduce(
    ([least, most], number) => [Math.min(least, number), Math.max(most, number)],
    /** @type {[number, number]} */ ([Infinity, -Infinity]),
  );
}

/**
 * Cut a range of numbers into equal bands.
 * @param {[least: number, most: number]} range
 * @param {number} bands
 */
export function bandsOf([from, to], bands) {
  const size = Math.max(to - from, 1) / bands;
  return {
    size,
    /** @param {number} number */
    bandOf: (number) => Math.min(Math.floor((number - from) / size), bands - 1),
    /** @param {number} band */
    startOf: (band) => from + band * size,
    sizeOf: () => size,
  };
}

/**
 * Compare two values for a sort.
 * @template {string | number} Value
 * @param {Value} a
 * @param {Value} b
 */
export function compare(a, b) {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
