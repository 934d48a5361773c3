/* What needs no screen of the pages of the server. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { toCsv } from "../../../graph/paperkg/serve/page/answer.js";
import { parseResults } from "../../../graph/paperkg/serve/page/model.js";

test("CSV quotes what would end a cell or a line", () => {
  const rows = [
    { a: { type: "literal", value: 'say "x", y' }, b: { type: "literal", value: "1\n2" } },
    { a: { type: "uri", value: "https://example.org/" } },
  ];
  assert.equal(toCsv({ vars: ["a", "b"], rows }), 'a,b\r\n"say ""x"", y","1\n2"\r\nhttps://example.org/,\r\n');
});

test("rows and booleans are told apart", () => {
  assert.deepEqual(parseResults('{"head":{},"boolean":false}'), { boolean: false });
  assert.deepEqual(parseResults('{"head":{"vars":["a"]},"results":{"bindings":[]}}'), { rows: { vars: ["a"], rows: [] } });
});
