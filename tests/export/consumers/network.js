// Reads a network as graphology does, and writes its nodes and links as JSON.
// Usage: node network.js graphml|gexf < FILE
import { readFileSync } from "node:fs";
import graphology from "graphology";
import gexf from "graphology-gexf";
import graphml from "graphology-graphml";

const reader = { gexf, graphml }[process.argv[2]];
const network = reader.parse(graphology.MultiDirectedGraph, readFileSync(0, "utf8"));
const nodes = network.mapNodes((name, facts) => [name, facts]);
const links = network.mapEdges((_, facts, source, target) => [source, target, facts]);
process.stdout.write(JSON.stringify({ nodes, links }));
