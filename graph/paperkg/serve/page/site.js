/* The published page: queries are answered by the browser itself, in a worker. */

import { parseResults, readKnown } from "./model.js";
import { startView } from "./view.js";

const LIMIT = 10_000;

/** @type {{worker: Worker | null}} */
const state = { worker: null };

/**
 * Send the worker a message and wait for its answer; end it when that takes too long.
 * @param {Worker} worker
 * @param {object} message
 * @param {number} limit in milliseconds
 * @returns {Promise<string>}
 */
function talk(worker, message, limit) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      worker.terminate();
      state.worker = null;
      reject(new Error(`The query took longer than ${limit / 1000} seconds: ask for less.`));
    }, limit);
    worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      if ("error" in data) reject(new Error(data.error));
      else resolve(data.answer);
    };
    worker.onerror = (event) => {
      clearTimeout(timer);
      reject(new Error(event.message));
    };
    worker.postMessage(message);
  });
}

/** Start the worker where it does not run: its script comes with the page, for pages from disk. */
async function start() {
  if (!state.worker) {
    const { script, code } = paperkgEngine;
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    state.worker = new Worker(address);
    URL.revokeObjectURL(address);
    await talk(state.worker, { code, graph: paperkgGraph }, 60_000);
  }
  return state.worker;
}

const known = readKnown();
const prefixes = Object.entries(known.prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`);

/** @type {import("./model.js").Ask} */
async function askEngine({ text, kind }) {
  const worker = await start();
  const isGraph = kind === "CONSTRUCT" || kind === "DESCRIBE";
  const answer = await talk(worker, { text: prefixes.join("") + text, isGraph }, LIMIT);
  return isGraph ? { statements: answer } : parseResults(answer);
}

startView(known, askEngine);
