import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { countSlips, distanceOf, likenessOf, wordsOf } = await load("spelling");
const { findMatches, findNearest } = await load("matches");

test("slips are counted, and given up beyond a limit", () => {
  assert.equal(countSlips("transfomer", "transformer", 2), 1);
  assert.equal(countSlips("brian", "brain", 1), 1);
  assert.equal(countSlips("optimal", "optimal", 0), 0);
  assert.equal(countSlips("abcd", "wxyz", 2), Infinity);
  assert.equal(countSlips("", "ab", 2), 2);
});

test("slips are the same both ways", () => {
  const words = ["prune", "pruning", "purning", "prun", "quant", ""];
  for (const a of words) for (const b of words) assert.equal(countSlips(a, b, 9), countSlips(b, a, 9));
});

test("a word may have slips, be begun, or be short for another", () => {
  assert.equal(distanceOf("form", "transformer"), 0);
  assert.ok(distanceOf("transfomr", "transformer") < Infinity);
  assert.ok(distanceOf("attn", "attention") < Infinity);
  assert.equal(distanceOf("cat", "attention"), Infinity);
  assert.equal(distanceOf("bat", "cat"), Infinity);
});

test("texts are alike by the pieces that they share", () => {
  assert.equal(likenessOf("optimal brain", "optimal brain"), 1);
  assert.equal(likenessOf("zzzz", "optimal brain"), 0);
  assert.equal(likenessOf("", ""), 0);
});

test("words are letters and digits of any script", () => assert.deepEqual(wordsOf("gpt-2, 模型!"), ["gpt", "2", "模型"]));

test("what is spelled right never brings what is only like it", () => {
  const exact = findMatches("transformer");
  assert.ok(exact.length > 0);
  assert.deepEqual(findMatches("transfomer").filter((thing) => !exact.includes(thing)), []);
});

test("nearest are few, and none where nothing is alike", () => {
  assert.equal(findNearest("optical brain demage").length, 3);
  assert.deepEqual(findNearest("zzzz"), []);
});
