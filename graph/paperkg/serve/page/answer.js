/* An answer on the page, as text nodes: nothing in a title can become a tag. */

/** @typedef {import("./model.js").Rows} Rows */
/** @typedef {import("./model.js").Answer} Answer */

const SHOWN = 1000;

/**
 * @param {string} tag
 * @param {string} [text]
 */
function element(tag, text = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/**
 * Show an answer; give what to say of it.
 * @param {HTMLElement} place
 * @param {Answer} answer
 * @returns {string}
 */
export function showAnswer(place, answer) {
  if ("rows" in answer) {
    place.replaceChildren(tableOf(answer.rows));
    const all = answer.rows.rows.length;
    const count = `${all} ${all === 1 ? "row" : "rows"}`;
    return all > SHOWN ? `${count}; the first ${SHOWN} are shown` : count;
  }
  if ("statements" in answer) {
    place.replaceChildren(element("pre", answer.statements));
    return "Turtle";
  }
  place.replaceChildren(element("p", answer.boolean ? "yes" : "no"));
  return "Answered";
}

/** @param {Rows} rows */
function tableOf({ vars, rows }) {
  const table = element("table");
  const head = element("tr");
  for (const name of vars) {
    const cell = element("th", name);
    cell.setAttribute("scope", "col");
    head.append(cell);
  }
  table.append(head);
  for (const row of rows.slice(0, SHOWN)) {
    const line = element("tr");
    for (const name of vars) line.append(cellOf(row[name]));
    table.append(line);
  }
  return table;
}

/** @param {import("./model.js").Term | undefined} term */
function cellOf(term) {
  const cell = element("td");
  if (term?.type === "uri" && /^https?:/.test(term.value)) {
    const link = /** @type {HTMLAnchorElement} */ (element("a", term.value));
    link.href = term.value;
    link.rel = "noreferrer";
    cell.append(link);
  } else {
    cell.textContent = term?.value ?? "";
  }
  return cell;
}

/**
 * Write rows as CSV (RFC 4180).
 * @param {Rows} rows
 */
export function toCsv({ vars, rows }) {
  const lines = [vars, ...rows.map((row) => vars.map((name) => row[name]?.value ?? ""))];
  return lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

/** @param {string} text */
const quote = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
