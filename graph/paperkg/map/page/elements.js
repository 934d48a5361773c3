/* Elements for papers, concepts and topics. */

/** @import { Thing } from "./model.js" */
import { topicColour, topicSign } from "./colour.js";
import { make } from "./dom.js";
import { isRead } from "./marks.js";
import { plain, sayNumber, shorten } from "./text.js";

/**
 * A link, where the address is one of the web; plain text otherwise.
 * @param {string} address
 * @param {string} text
 */
export function makeLink(address, text) {
  const shown = shorten(plain(text) || address, 200);
  if (!/^https?:\/\//i.test(address)) return make("span", { dir: "auto" }, shown);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, shown);
}

/**
 * A button that chooses a paper or a concept.
 * @param {Thing} thing
 */
export function makeGo(thing) {
  const year = thing.type === "paper" && thing.year ? ` (${thing.year})` : "";
  return makeName(thing, `${isRead(thing) ? "✓ " : ""}${shorten(thing.title, 200)}${year}`);
}

/**
 * The same with words of its own.
 * @param {Thing} thing
 * @param {string} text
 */
export function makeName(thing, text) {
  return make("button", { type: "button", className: "go", data: { iri: thing.iri }, dir: "auto" }, text);
}

/** A list, of which so much is in sight as a reader looks through: the rest, folded, costs no layout. */
const LONG_LIST = 200;

/** @param {HTMLElement[]} items */
export function makeList(items) {
  const [first, rest] = [items.slice(0, LONG_LIST), items.slice(LONG_LIST)];
  return [make("ul", {}, ...first), ...makeFolded(`${sayNumber(rest.length)} more`, rest)];
}

/**
 * A list that is folded under a heading; nothing where it is empty.
 * @param {string} heading
 * @param {HTMLElement[]} items
 */
export function makeFolded(heading, items) {
  return items.length ? [make("details", {}, make("summary", {}, heading), make("ul", {}, ...items))] : [];
}

/**
 * A heading with a list below it; nothing where the list is empty.
 * @param {string} heading
 * @param {HTMLElement[]} items
 */
export function makeSection(heading, items) {
  return items.length ? [make("h3", {}, heading), ...makeList(items)] : [];
}

/**
 * The colour and letter of a topic.
 * @param {number} topic
 */
export function makeSwatch(topic) {
  const colour = topicColour(topic);
  const swatch = make("span", { className: "swatch", aria: { hidden: "true" } }, topicSign(topic));
  Object.assign(swatch.style, { background: colour.fill, borderColor: colour.line, color: colour.ink });
  return swatch;
}
