/* The page of the server: queries are answered by it. */

import { parseResults, readKnown } from "./model.js";
import { startView } from "./view.js";

const FORMS = "application/sparql-results+json, text/turtle;q=0.9";

/** @type {import("./model.js").Ask} */
async function askServer({ text, named, params }) {
  const isBound = named && Object.keys(params).length > 0;
  const response = isBound
    ? await fetch(`/api/queries/${named.name}?${new URLSearchParams(params)}`, { headers: { Accept: FORMS } })
    : await fetch("/sparql", {
        method: "POST",
        headers: { Accept: FORMS, "Content-Type": "application/sparql-query" },
        body: text,
      });
  const body = await response.text();
  if (!response.ok) throw new Error(sayRefusal(body));
  const kind = response.headers.get("Content-Type") ?? "";
  return kind.startsWith("text/turtle") ? { statements: body } : parseResults(body);
}

/** @param {string} body */
function sayRefusal(body) {
  return body.startsWith("{") ? JSON.parse(body).error : body;
}

startView(readKnown(), askServer);
