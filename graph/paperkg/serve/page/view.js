/* The page to write queries on: named queries, the editor, the answer. Who answers is handed in. */

import { openEditor } from "./editor.js";
import { showAnswer, toCsv } from "./answer.js";

/** @typedef {import("./model.js").Known} Known */
/** @typedef {import("./model.js").Ask} Ask */
/** @typedef {import("./model.js").Rows} Rows */

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id);

/**
 * Start the page.
 * @param {Known} known
 * @param {Ask} ask
 */
export function startView(known, ask) {
  const editor = openEditor(byId("editor"), known.prefixes);
  const select = byId("named");
  for (const query of known.queries) select.add(new Option(`${query.name}: ${query.title}`, query.name));
  const chosen = () => known.queries.find((query) => query.name === select.value) ?? null;
  select.addEventListener("change", () => {
    const query = chosen();
    if (query) editor.setValue(query.text);
    showParams(query?.params ?? []);
  });
  editor.on("change", () => {
    if (chosen() && editor.getValue() !== chosen()?.text) {
      select.value = "";
      showParams([]);
    }
  });
  /** @type {{rows: Rows | null}} */
  const last = { rows: null };
  byId("run").addEventListener("click", async () => {
    last.rows = await run(ask, { text: editor.getValue(), named: chosen(), kind: editor.getQueryType(), params: readParams() });
    byId("save").disabled = !last.rows;
  });
  byId("save").addEventListener("click", () => last.rows && save(toCsv(last.rows)));
}

/**
 * Ask, and show the answer or what is wrong.
 * @param {Ask} ask
 * @param {import("./model.js").Question} question
 * @returns {Promise<Rows | null>}
 */
async function run(ask, question) {
  const status = byId("status");
  const button = byId("run");
  status.textContent = "Asking…";
  button.disabled = true;
  try {
    const answer = await ask(question);
    status.textContent = showAnswer(byId("answer"), answer);
    return "rows" in answer ? answer.rows : null;
  } catch (error) {
    byId("answer").replaceChildren();
    status.textContent = error instanceof Error ? error.message : String(error);
    return null;
  } finally {
    button.disabled = false;
  }
}

/** @param {string[]} names */
function showParams(names) {
  const fields = names.map((name) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = name;
    input.placeholder = "any";
    label.append(`${name} `, input);
    return label;
  });
  byId("params").replaceChildren(...fields);
}

function readParams() {
  /** @type {{[name: string]: string}} */
  const values = {};
  for (const input of byId("params").querySelectorAll("input")) {
    if (input.value.trim()) values[input.name] = input.value.trim();
  }
  return values;
}

/** @param {string} text */
function save(text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  link.download = "answer.csv";
  link.click();
  URL.revokeObjectURL(link.href);
}
