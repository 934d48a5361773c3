import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { data } = await load("data");
const { DEFAULTS, formatState, go, oncePerState, parseState, state } = await load("state");
const { identifierOf } = await load("links");

test("a state is read as it was written", () => {
  const shown = {
    ...DEFAULTS, view: "network", path: data.listed[3].iri, topic: [data.topics[1].iri, data.topics[2].iri],
    kinds: ["cites"], gaps: true, years: [1989, 2022], read: "unread", confidence: 0.5,
  };
  assert.deepEqual(parseState(`#${formatState(shown)}`), shown);
  assert.deepEqual(parseState(`#${formatState({ ...shown, kinds: [] })}`), { ...shown, kinds: [] });
  assert.equal(formatState(DEFAULTS), "");
});

test("what makes no sense in an address is left out", () => {
  const wrong = "#focus=toString&view=none&kinds=x&years=9-1-2&confidence=7&read=?&topic=x";
  assert.deepEqual(parseState(wrong), { ...DEFAULTS, kinds: [] });
});

test("an answer is worked out once for each state", () => {
  let asked = 0;
  const answer = oncePerState(() => { asked += 1; return null; });
  answer();
  answer();
  go({ q: "pruning" });
  answer();
  assert.equal(asked, 2);
  assert.notEqual(state, DEFAULTS);
});

test("an identifier is read from the links", () => {
  const paper = data.papers.find(({ name }) => name === "SparseGPT");
  assert.equal(identifierOf(paper, "arxiv"), "2301.00774");
  assert.equal(identifierOf(paper, "isbn"), "");
});
