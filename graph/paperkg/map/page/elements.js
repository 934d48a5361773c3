/* Elements of the page, made of text nodes only: nothing in a title can become a tag. */

/** Make an element.
 * @param {string} tag
 * @param {object} [properties] of the element; "data" and "aria" and "role" become attributes
 * @param {...(Node|string)} children
 */
function make(tag, { data: set = {}, aria = {}, role, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, set);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  if (role) element.setAttribute("role", role);
  element.append(...children);
  return element;
}

/** A link, where the address is one of the web; plain text otherwise. */
function makeLink(address, text) {
  const shown = shorten(plain(text) || address, 200);
  if (!/^https?:\/\//i.test(address)) return make("span", { dir: "auto" }, shown);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, shown);
}

/** A button that chooses a paper or a concept. */
function makeGo(thing) {
  const year = thing.year ? ` (${thing.year})` : "";
  return makeName(thing, `${isRead(thing) ? "✓ " : ""}${shorten(thing.title, 200)}${year}`);
}

/** The same with words of its own. */
function makeName(thing, text) {
  return make("button", { type: "button", className: "go", data: { iri: thing.iri }, dir: "auto" }, text);
}

/** A list, of which so much is in sight as a reader looks through: the rest, folded, costs no layout. */
const LONG_LIST = 200;

function makeList(items) {
  const [first, rest] = [items.slice(0, LONG_LIST), items.slice(LONG_LIST)];
  return [make("ul", {}, ...first), ...makeFolded(`${rest.length.toLocaleString("en")} more`, rest)];
}

/** A list that is folded under a heading; nothing where it is empty. */
function makeFolded(heading, items) {
  return items.length ? [make("details", {}, make("summary", {}, heading), make("ul", {}, ...items))] : [];
}

/** A heading with a list below it; nothing where the list is empty. */
function makeSection(heading, items) {
  return items.length ? [make("h3", {}, heading), ...makeList(items)] : [];
}

/** The colour and letter of a topic. */
function makeSwatch(topic) {
  const colour = topicColour(topic);
  const swatch = make("span", { className: "swatch", aria: { hidden: "true" } }, topicSign(topic));
  Object.assign(swatch.style, { background: colour.fill, borderColor: colour.line, color: colour.ink });
  return swatch;
}

/** Say a number of things in words. */
function count(number, one, many = `${one}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

const byId = (id) => document.getElementById(id);
