/* The engine of the published page, in a worker that can be ended: Oxigraph in WebAssembly. */

/** @param {string} text base64 of what gzip packed */
async function unpack(text) {
  const packed = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** @type {any} */
const state = { store: null };

/** @param {{code: string, graph: string}} packed */
async function load({ code, graph }) {
  oxigraph.initSync({ module: await unpack(code) });
  state.store = new oxigraph.Store();
  state.store.load(new TextDecoder().decode(await unpack(graph)), { format: "application/n-quads" });
  return "ready";
}

/** @param {{text: string, isGraph: boolean}} question */
function answer({ text, isGraph }) {
  return state.store.query(text, {
    results_format: isGraph ? "text/turtle" : "application/sparql-results+json",
    use_default_graph_as_union: true,
  });
}

self.addEventListener("message", async ({ data }) => {
  try {
    self.postMessage({ answer: "code" in data ? await load(data) : answer(data) });
  } catch (error) {
    self.postMessage({ error: String(error instanceof Error ? error.message : error) });
  }
});
