import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { plain, shorten, fold, count } = await load("text");
const { range, bandsOf, compare } = await load("numbers");

test("nothing turns the direction of writing around", () => {
  assert.equal(plain("\u202egnp.exe\u0007"), "gnp.exe");
});

test("a text is cut at its end, and no character in half", () => {
  assert.equal(shorten("Optimal Brain Damage", 12), "Optimal Bra…");
  assert.equal(shorten("OBD", 12), "OBD");
  assert.equal(shorten("\u{1f680}\u{1f680}", 2), "…");
});

test("accents and case are folded", () => assert.equal(fold("Rozière"), "roziere"));

test("numbers of things are words", () => {
  assert.equal(count(1, "paper"), "1 paper");
  assert.equal(count(1234, "entry", "entries"), "1,234 entries");
});

test("a range is from the least to the most", () => {
  assert.deepEqual(range([3, 1, 2]), [1, 3]);
  assert.deepEqual(range([]), [Infinity, -Infinity]);
});

test("bands cover a range, its end included", () => {
  const { size, bandOf, startOf } = bandsOf([10, 50], 4);
  assert.deepEqual([size, bandOf(10), bandOf(49), bandOf(50), startOf(3)], [10, 0, 3, 3, 40]);
});

test("values are compared for a sort", () => {
  assert.deepEqual(["b", "a", "a"].sort(compare), ["a", "a", "b"]);
});
