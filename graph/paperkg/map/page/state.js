/* What is shown: the state of the page, which lives in its address. */

const VIEWS = ["lineage", "network", "concepts", "table"];
const DEFAULTS = Object.freeze({
  view: "lineage", focus: "", path: "", onward: "", topic: [], kinds: ["builds-on"], gaps: false,
  years: null, read: "all", confidence: null, q: "",
});
const KINDS = ["builds-on", "cites"];

let state = { ...DEFAULTS };
const listeners = [];

/** Read a state from the part of an address after "#"; what makes no sense is left out. */
function parseState(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const thing = (key) => (data.byIri.has(given.get(key)) ? given.get(key) : "");
  const kinds = (given.get("kinds") || "").split(",");
  const years = /^(\d{1,4})-(\d{1,4})$/.exec(given.get("years") || "");
  const confidence = given.get("confidence") ? Number(given.get("confidence")) : NaN;
  const view = given.get("view");
  return {
    view: VIEWS.includes(view) && (view === "table" || view in data.views) ? view : DEFAULTS.view,
    focus: thing("focus"),
    path: thing("path"),
    onward: thing("onward"),
    topic: given.getAll("topic").filter((iri) => data.topicByIri.has(iri)),
    kinds: given.has("kinds") ? KINDS.filter((kind) => kinds.includes(kind)) : DEFAULTS.kinds,
    gaps: given.get("gaps") === "yes",
    years: years ? [Number(years[1]), Number(years[2])] : null,
    read: ["read", "unread"].includes(given.get("read")) ? given.get("read") : "all",
    confidence: confidence >= 0 && confidence <= 1 ? confidence : null,
    q: (given.get("q") || "").slice(0, 200),
  };
}

/** Write a state as the part of an address after "#"; what is as always is left out. */
function formatState(one) {
  const given = new URLSearchParams();
  if (one.view !== DEFAULTS.view) given.set("view", one.view);
  for (const key of ["focus", "path", "onward"]) if (one[key]) given.set(key, one[key]);
  for (const iri of one.topic) given.append("topic", iri);
  if (one.kinds.join() !== DEFAULTS.kinds.join()) given.set("kinds", one.kinds.join() || "none");
  if (one.gaps) given.set("gaps", "yes");
  if (one.years) given.set("years", one.years.join("-"));
  if (one.read !== "all") given.set("read", one.read);
  if (one.confidence !== null) given.set("confidence", String(one.confidence));
  if (one.q) given.set("q", one.q);
  return given.toString();
}

/** Call a function after each change, with the new state, the old one, and how it came about. */
function onChange(listener) {
  listeners.push(listener);
}

/** Make a function of the state that works its answer out once, until the state changes. */
function oncePerState(compute) {
  let kept = null; // the answer, in an array: null is an answer too
  onChange(() => { kept = null; });
  return () => {
    kept ||= [compute()];
    return kept[0];
  };
}

function announce(old, how) {
  for (const listener of listeners) listener(state, old, how);
}

/** Change what is shown, and say so in the address.
 * @param {object} changes parts of the state
 * @param {{move?: boolean, replace?: boolean}} [how] move: bring what is chosen into sight;
 *   replace: do not make a step of the history of it
 */
function go(changes, { move = false, replace = false } = {}) {
  const old = state;
  state = { ...state, ...changes };
  const hash = formatState(state);
  if (hash !== formatState(old)) {
    // The whole address: in a frame of a notebook, a part of one is taken for the notebook's.
    const address = location.href.split("#")[0] + (hash && `#${hash}`);
    history[replace ? "replaceState" : "pushState"](null, "", address);
  }
  announce(old, { move });
}

/** Choose a paper or a concept, and let go of a path. */
function choose(thing, how = { move: true }) {
  go({ focus: thing.iri, path: "", onward: "" }, how);
}

/** Let go of what is chosen, or else of the search. */
function letGo() {
  go(subject() ? { focus: "", path: "", onward: "" } : { q: "" });
}

/** The paper or concept that the page is about, if any. */
function subject() {
  return data.byIri.get(state.path || state.onward || state.focus) || null;
}

window.addEventListener("hashchange", () => {
  const old = state;
  state = parseState(location.hash);
  if (formatState(state) !== formatState(old)) announce(old, { move: true });
});
