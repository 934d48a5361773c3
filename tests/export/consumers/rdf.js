// Reads RDF as N3.js does, and writes its statements as N-Quads, blank nodes under their own names.
// Usage: node rdf.js text/turtle|application/trig|application/n-quads < FILE
import { readFileSync } from "node:fs";
import { Parser, Writer } from "n3";

const format = process.argv[2];
const quads = new Parser({ format }).parse(readFileSync(0, "utf8"));
const writer = new Writer({ format: "N-Quads" });
writer.addQuads(quads);
writer.end((_, text) => process.stdout.write(text));
