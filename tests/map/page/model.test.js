import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./page.js";

const { data } = await load("data");
const named = (name) => data.papers.find((paper) => paper.name === name);

test("papers are joined to what they build on, and back", () => {
  const [edge] = named("SparseGPT").bases.filter(({ earlier }) => earlier.name === "OBC");
  assert.equal(edge.later, named("SparseGPT"));
  assert.ok(named("OBC").heirs.includes(edge));
  assert.ok(edge.evidence.length > 0);
  assert.equal(edge.evidence[0].says, "A person says so");
});

test("papers are joined to what they cite, and back", () => {
  for (const paper of data.papers) for (const cited of paper.cites) assert.ok(cited.citedBy.includes(paper));
  assert.equal(data.citations, 249);
});

test("concepts are joined to those that introduce and need them", () => {
  for (const concept of data.concepts) {
    for (const paper of concept.introducedBy) assert.ok(paper.introduces.includes(concept));
    for (const other of concept.neededBy) assert.ok(other.needs.includes(concept));
  }
});

test("gaps are not listed, and come last", () => {
  assert.equal(data.listed.length, 68);
  assert.ok(data.listed.every((paper) => paper.listed));
  assert.ok(data.gaps.length > 0 && data.gaps.every((paper) => !paper.listed));
});
