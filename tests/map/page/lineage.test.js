import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { data } = await load("data");
const { after, before, pathTo, reach } = await load("lineage");
const { isRead, toggleRead } = await load("marks");
const { findMatches } = await load("matches");
const named = (name) => data.papers.find((paper) => paper.name === name);

test("what comes before and after are two sides of one thing", () => {
  for (const paper of data.listed) {
    for (const base of reach(paper, before, null)) assert.ok(reach(base, after, null).has(paper) || base.type === "concept");
  }
});

test("a path ends at its goal, and each step comes after what it builds on", () => {
  const { steps, whyOf } = pathTo(named("Wanda"), null);
  assert.equal(steps.at(-1), named("Wanda"));
  assert.deepEqual(whyOf(steps.at(-1)).slice(0, 1), ["you asked for it"]);
  for (const step of steps) {
    for (const base of before(step, null)) {
      if (steps.includes(base)) assert.ok(steps.indexOf(base) < steps.indexOf(step));
    }
  }
});

test("what is read is left out of a path", () => {
  assert.ok(toggleRead(named("OBD")));
  assert.ok(isRead(named("OBD")));
  const { steps, read } = pathTo(named("Wanda"), null);
  assert.ok(!steps.includes(named("OBD")) && read.includes(named("OBD")));
  toggleRead(named("OBD"));
  assert.ok(!isRead(named("OBD")));
});

test("a name is found before a word in a title", () => {
  assert.equal(findMatches("obc")[0], named("OBC"));
  assert.equal(findMatches("  LLAMA-2 ")[0], named("Llama 2"));
  assert.equal(findMatches("https://arxiv.org/abs/2301.00774v2")[0], named("SparseGPT"));
  assert.deepEqual(findMatches("zzzz"), []);
});
