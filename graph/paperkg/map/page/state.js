/* What is shown: the state of the page, which lives in its address. */

/** @import { Thing } from "./model.js" */
import { data } from "./data.js";

/**
 * @typedef {object} State
 * @property {string} view
 * @property {string} focus the IRI of what is chosen, or ""
 * @property {string} path the IRI of what a path leads to, or ""
 * @property {string} onward the IRI of the thing whose successors are shown, or ""
 * @property {string[]} topic the IRIs of topics
 * @property {string[]} kinds of lines
 * @property {boolean} gaps
 * @property {[from: number, to: number] | null} years
 * @property {string} read "all", "read" or "unread"
 * @property {number | null} confidence
 * @property {string} q what was searched
 * @property {string} colour what the colour of papers says
 * @property {string} weight what their border says
 * @property {boolean} only whether only the path is shown
 * @property {boolean} whole whether the first view shows the whole, however small
 * @property {boolean} embed whether the page stands in another
 */
/** @typedef {{move?: boolean}} How move: bring what is chosen into sight */
/** @typedef {(state: State, old: State, how: How) => void} Listener */

const VIEWS = ["lineage", "network", "concepts", "table"];
export const KINDS = ["builds-on", "cites"];
const COLOURS = ["topic", "leads", "cited", "read", "year", "community"];
const WEIGHTS = ["none", "leads", "cited"];
/** @type {State} */
export const DEFAULTS = Object.freeze({
  view: "lineage", focus: "", path: "", onward: "", topic: [], kinds: ["builds-on"], gaps: false,
  years: null, read: "all", confidence: null, q: "", colour: "topic", weight: "leads", only: false, whole: false, embed: false,
});

export let state = { ...DEFAULTS };
/** @type {Listener[]} */
const listeners = [];

/**
 * @param {string | null} text
 * @returns {[from: number, to: number] | null}
 */
function parseYears(text) {
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(text || "");
  return years && [Number(years[1]), Number(years[2])];
}

/** @param {string | null} text */
function parseConfidence(text) {
  const confidence = text ? Number(text) : NaN;
  return confidence >= 0 && confidence <= 1 ? confidence : null;
}

/** @param {string} view */
function parseView(view) {
  return VIEWS.includes(view) && (view === "table" || view in data.views) ? view : DEFAULTS.view;
}

/**
 * Read a state from the part of an address after "#"; what makes no sense is left out.
 * @param {string} hash
 * @returns {State}
 */
export function parseState(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  /** @param {string} key */
  const text = (key) => given.get(key) || "";
  /** @param {string} key */
  const thing = (key) => (data.byIri.has(text(key)) ? text(key) : "");
  const kinds = text("kinds").split(",");
  return {
    view: parseView(text("view")),
    focus: thing("focus"),
    path: thing("path"),
    onward: thing("onward"),
    topic: given.getAll("topic").filter((iri) => data.topicByIri.has(iri)),
    kinds: given.has("kinds") ? KINDS.filter((kind) => kinds.includes(kind)) : DEFAULTS.kinds,
    gaps: text("gaps") === "yes",
    years: parseYears(given.get("years")),
    read: ["read", "unread"].includes(text("read")) ? text("read") : DEFAULTS.read,
    confidence: parseConfidence(given.get("confidence")),
    q: text("q").slice(0, 200),
    colour: COLOURS.includes(text("colour")) ? text("colour") : DEFAULTS.colour,
    weight: WEIGHTS.includes(text("weight")) ? text("weight") : DEFAULTS.weight,
    only: text("only") === "yes" && thing("path") !== "",
    whole: text("whole") === "yes",
    embed: text("embed") === "yes",
  };
}

/** How each part of a state is written, with "" for what is as always. */
const FORMATS = {
  /** @param {State} state */
  view: ({ view }) => (view === DEFAULTS.view ? "" : view),
  /** @param {State} state */
  focus: ({ focus }) => focus,
  /** @param {State} state */
  path: ({ path }) => path,
  /** @param {State} state */
  onward: ({ onward }) => onward,
  /** @param {State} state */
  kinds: ({ kinds }) => (kinds.join() === DEFAULTS.kinds.join() ? "" : kinds.join() || "none"),
  /** @param {State} state */
  gaps: ({ gaps }) => (gaps ? "yes" : ""),
  /** @param {State} state */
  years: ({ years }) => (years ? years.join("-") : ""),
  /** @param {State} state */
  read: ({ read }) => (read === DEFAULTS.read ? "" : read),
  /** @param {State} state */
  confidence: ({ confidence }) => (confidence === null ? "" : String(confidence)),
  /** @param {State} state */
  q: ({ q }) => q,
  /** @param {State} state */
  colour: ({ colour }) => (colour === DEFAULTS.colour ? "" : colour),
  /** @param {State} state */
  weight: ({ weight }) => (weight === DEFAULTS.weight ? "" : weight),
  /** @param {State} state */
  only: ({ only, path }) => (only && path ? "yes" : ""),
  /** @param {State} state */
  whole: ({ whole }) => (whole ? "yes" : ""),
  /** @param {State} state */
  embed: ({ embed }) => (embed ? "yes" : ""),
};

/**
 * Write a state as the part of an address after "#"; what is as always is left out.
 * @param {State} shown
 */
export function formatState(shown) {
  const given = new URLSearchParams();
  for (const [name, format] of Object.entries(FORMATS)) {
    const text = format(shown);
    if (text) given.set(name, text);
  }
  for (const iri of shown.topic) given.append("topic", iri);
  return given.toString();
}

/**
 * Call a function after each change, with the new state, the old one, and how it came about.
 * @param {Listener} listener
 */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * Make a function of the state that works its answer out once, until the state changes.
 * @template Answer
 * @param {() => Answer} compute
 * @returns {() => Answer}
 */
export function oncePerState(compute) {
  /** @type {[Answer] | null} */
  let kept = null; // the answer, in an array: null is an answer too
  onChange(() => { kept = null; });
  return () => {
    kept ||= [compute()];
    return kept[0];
  };
}

/**
 * @param {State} old
 * @param {How} how
 */
export function announce(old, how) {
  for (const listener of listeners) listener(state, old, how);
}

/** How many steps lead from the state that the page was opened with to this one, and to the last. */
export const trail = { place: 0, last: 0 };

/** Find the place in the trail where the browser went; an address that was typed is one step more. */
function findPlace() {
  const kept = history.state?.place;
  trail.place = Number.isInteger(kept) ? kept : trail.place + 1;
  trail.last = Number.isInteger(kept) ? Math.max(trail.last, kept) : trail.place;
  history.replaceState({ place: trail.place }, "");
}

/**
 * Take the state from the address.
 * @returns {State} the old one
 */
export function takeAddress() {
  const old = state;
  state = parseState(location.hash);
  return old;
}

/** Write the state into the address. @param {string} hash @param {boolean} replace */
function writeAddress(hash, replace) {
  if (!replace) trail.last = trail.place += 1;
  // The whole address: in a frame of a notebook, a part of one is taken for the notebook's.
  const address = location.href.split("#")[0] + (hash && `#${hash}`);
  history[replace ? "replaceState" : "pushState"]({ place: trail.place }, "", address);
}

/**
 * Change what is shown, and say so in the address.
 * @param {Partial<State>} changes
 * @param {How & {replace?: boolean}} [how] replace: do not make a step of the history of it
 */
export function go(changes, { move = false, replace = false } = {}) {
  const old = state;
  state = { ...state, ...changes };
  const hash = formatState(state);
  if (hash !== formatState(old)) writeAddress(hash, replace);
  announce(old, { move });
}

/**
 * Choose a paper or a concept, and let go of a path.
 * @param {Thing} thing
 * @param {How} [how]
 */
export function choose(thing, how = { move: true }) {
  go({ focus: thing.iri, path: "", onward: "", only: false }, how);
}

/**
 * Choose what has an IRI.
 * @param {string} iri
 */
export function chooseIri(iri) {
  const thing = data.byIri.get(iri);
  if (thing) choose(thing);
}

/** Let go of what is chosen, or else of the search. */
export function letGo() {
  go(subject() ? { focus: "", path: "", onward: "" } : { q: "" });
}

/** The paper or concept that the page is about, if any. */
export function subject() {
  return data.byIri.get(state.path || state.onward || state.focus) || null;
}

if (Number.isInteger(history.state?.place)) findPlace(); // The page was loaded anew.
else history.replaceState({ place: 0 }, "");
window.addEventListener("hashchange", () => {
  findPlace();
  const old = takeAddress();
  if (formatState(state) !== formatState(old)) announce(old, { move: true });
});
