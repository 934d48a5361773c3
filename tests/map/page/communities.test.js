import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { tellApart } = await load("communities");

/** Papers with these titles, of no topic. */
function papers(...titles) {
  return titles.map((title) => ({ type: "paper", title, topics: [] }));
}

test("a group is named after the words that it alone has, not after those that all have", () => {
  const names = tellApart(new Map([
    [1, papers("Graph Networks", "Graph Kernels for Networks", "Random Graphs of Networks")],
    [2, papers("Speech Networks", "Networks for Speech", "Speech with Networks")],
  ]));
  assert.deepEqual(names.get(1), ["Graph"]);
  assert.deepEqual(names.get(2), ["Speech"]);
});

test("a group of papers that have nothing in common has no name", () => {
  const names = tellApart(new Map([
    [1, papers("Alpha", "Beta", "Gamma", "Delta")],
    [2, papers("Queues", "Queues and Locks")],
  ]));
  assert.deepEqual(names.get(1), []);
  assert.deepEqual(names.get(2), ["Queues"]);
});
