/* The side panel: everything about one paper or concept, a path to it, and what builds on it. */

/** Each piece of evidence of a claim, with who says it and where. */
function makeEvidence(claim) {
  return claim.evidence.map(([says, text, source]) => {
    const reason = shorten(plain(text).replace(/\.$/, ""), 400);
    const words = says ? (reason ? `: “${reason}”` : ", without a reason") : reason;
    const where = source ? [" (", makeLink(source, /^https?:/i.test(source) ? "source" : source), ")"] : [];
    return make("p", { className: "evidence", dir: "auto" }, says, words, ...where);
  });
}

/** Say how sure a claim is. */
function howSure({ confidence }) {
  const words = confidence >= 0.9 ? "certain" : confidence >= 0.7 ? "likely" : confidence >= 0.4 ? "plausible" : "a guess";
  return `${words}, ${Math.round(confidence * 100)}%`;
}

function makeClaim(claim, other) {
  return make("li", { data: { claim: `${claim.earlier.id} ${claim.later.id}` } }, makeGo(other), make("span", { className: "muted" }, ` ${howSure(claim)}`), ...makeEvidence(claim));
}

/** The authors; a long list is folded, with its first names in sight. */
function makeAuthors(names) {
  const all = names.join(", ") || "Authors not known";
  if (names.length <= 12 && all.length < 600) return make("p", { className: "authors", dir: "auto" }, all);
  const first = shorten(names.slice(0, 6).join(", "), 200);
  const more = names.length > 6 ? ` and ${names.length - 6} more` : "";
  return make("details", { className: "authors" },
    make("summary", { dir: "auto" }, first + more), make("p", { dir: "auto" }, all));
}

/** A title as a heading; what is longer than any title is folded. */
function makeTitle(text) {
  const short = shorten(text, 300);
  const heading = make("h2", { dir: "auto", id: "about" }, short);
  if (short === text) return [heading];
  return [heading, make("details", {}, make("summary", {}, "The whole title"), make("p", { dir: "auto" }, text))];
}

function makeAction(name, text, pressed) {
  const aria = pressed === undefined ? {} : { pressed: String(pressed) };
  return make("button", { type: "button", data: { action: name }, aria }, text);
}

function makeActions(thing) {
  const actions = [
    makeAction("path", "Path to here", Boolean(state.path)),
    makeAction("onward", "What builds on this", Boolean(state.onward)),
  ];
  if (thing.type === "paper") {
    if (thing.listed) actions.push(makeAction("mark", isRead(thing) ? "✓ Read" : "Mark as read", isRead(thing)));
    actions.push(makeAction("bibtex", "BibTeX"));
  }
  return make("div", { className: "actions", role: "group", aria: { label: "What to do with it" } }, ...actions);
}

function makeTag(...children) {
  return make("span", { className: "tag" }, ...children);
}

function paperHead(paper) {
  const when = [paper.issued, shorten(paper.venue, 120)].filter(Boolean).join(" · ");
  const cited = paper.count >= 0 ? [makeTag(`cited ${count(paper.count, "time")} in all`)] : [];
  const topics = paper.topics.map((topic) => makeTag(makeSwatch(topic), data.topics[topic].label));
  return [
    ...makeTitle(paper.title),
    makeAuthors(paper.authors),
    make("p", { className: "muted" }, when || "Date not known"),
    make("p", { className: "tags" }, ...topics,
      ...(paper.listed ? [] : [makeTag("◌ not on your list")]),
      ...(paper.kind === "paper" ? [] : [makeTag(paper.kind)]), ...cited),
  ];
}

function conceptItem(concept) {
  const also = concept.also.length ? ` (${concept.also.join(", ")})` : "";
  const definition = concept.definition ? [make("p", { className: "evidence", dir: "auto" }, concept.definition)] : [];
  return make("li", { dir: "auto" }, makeGo(concept), also, ...definition);
}

function paperRest(paper) {
  const least = state.confidence;
  const byDate = (a, b) => (a.issued < b.issued ? -1 : a.issued > b.issued ? 1 : a.rank - b.rank);
  const items = (things) => [...things].sort(byDate).map((one) => make("li", {}, makeGo(one)));
  const links = paper.links.map(([url, text]) => make("li", {}, makeLink(url, text)));
  const related = relatedTo(paper).map(({ paper: other, together }) =>
    make("li", {}, makeGo(other), make("span", { className: "muted" }, ` cited with it by ${together}`)));
  const sure = (claims) => claims.filter((claim) => holds(claim, least));
  const [onList, gaps] = [paper.cites.filter((one) => one.listed), paper.cites.filter((one) => !one.listed)];
  return [
    ...(paper.summary ? [make("p", { dir: "auto" }, paper.summary)] : []),
    ...paper.notes.map((note) => make("p", { className: "note", dir: "auto" }, note)),
    ...makeSection("Links", links),
    ...makeSection("Builds on", sure(paper.claims).map((claim) => makeClaim(claim, claim.earlier))),
    ...makeSection("Built on by", sure(paper.heirs).map((claim) => makeClaim(claim, claim.later))),
    ...makeSection("Introduces", paper.introduces.map(conceptItem)),
    ...makeSection("Uses", paper.uses.map(conceptItem)),
    ...makeSection("Related: cited together with it", related),
    ...(paper.listed || paper.citedBy.length ? [make("h3", {}, "Citations")] : []),
    ...makeFolded(`Cites ${onList.length} on the list`, items(onList)),
    ...makeFolded(`Cites ${gaps.length} that several cite but the list has not`, items(gaps)),
    ...makeFolded(`Cited by ${paper.citedBy.length} on the list`, items(paper.citedBy)),
    ...(paper.bibliography || !paper.listed ? [] : [make("p", { className: "muted" }, "Its references are not known.")]),
  ];
}

function showConcept(concept) {
  const items = (things) => things.map((one) => make("li", {}, makeGo(one)));
  return [
    ...makeTitle(concept.title),
    make("p", { className: "tags" }, makeTag("concept"), ...(concept.also.length ? [makeTag(`also ${concept.also.join(", ")}`)] : [])),
    makeActions(concept),
    ...(concept.definition ? [make("p", { dir: "auto" }, concept.definition)] : []),
    ...makeSection("Introduced by", items(concept.introducedBy)),
    ...makeSection("Used by", items(concept.usedBy)),
    ...makeSection("To know before it", items(concept.needs)),
    ...makeSection("Needed for", items(concept.neededBy)),
    make("p", { className: "muted" }, `${concept.says || "Found by the program"}.`),
  ];
}

/** The path to a thing: its steps by number, each with the reasons. */
function showPath(thing) {
  const { steps, read, whyOf } = pathTo(thing, state.confidence);
  const isNumbered = state.view === "lineage" || state.view === "network";
  const items = steps.map((one) => make("li", {}, makeGo(one),
    ...whyOf(one).slice(0, 6).map((why) => make("p", { className: "evidence", dir: "auto" }, shorten(why, 300)))));
  return [
    make("h2", { id: "about", dir: "auto" }, `Path to ${shorten(thing.name, 120)}`),
    makeActions(thing),
    make("p", { className: "muted" }, `${count(steps.length, "step")}, in the order to read${isNumbered ? "; the numbers are on the map" : ""}.`),
    make("ol", { className: "steps" }, ...items),
    ...makeSection("Left out: you have read it", read.map((one) => make("li", {}, makeGo(one)))),
    make("p", {}, makeAction("about", `All about ${shorten(thing.name, 60)}`)),
  ];
}

/** What builds on a thing, in the order to read. */
function showOnward(thing) {
  const things = inOrder(reach(thing, after, state.confidence)).filter((one) => one !== thing);
  return [
    make("h2", { id: "about", dir: "auto" }, `What builds on ${shorten(thing.name, 120)}`),
    makeActions(thing),
    make("p", { className: "muted" }, things.length ? `${count(things.length, "paper or concept", "papers or concepts")}, directly or through others.` : "Nothing on the list does."),
    ...makeList(things.map((one) => make("li", {}, makeGo(one),
      ...(one.claims || []).filter((claim) => claim.earlier === thing && holds(claim, state.confidence)).flatMap(makeEvidence)))),
    make("p", {}, makeAction("about", `All about ${shorten(thing.name, 60)}`)),
  ];
}

/** Fill the panel with what is chosen, or show the legend. */
function showPanel() {
  const thing = subject();
  byId("details").hidden = !thing;
  byId("guide").hidden = Boolean(thing);
  if (!thing) return;
  const back = make("button", { type: "button", className: "dismiss", data: { action: "dismiss" } }, "← Legend and filters");
  let parts;
  if (state.path) parts = showPath(thing);
  else if (state.onward) parts = showOnward(thing);
  else if (thing.type === "concept") parts = showConcept(thing);
  else parts = [...paperHead(thing), makeActions(thing), ...paperRest(thing)];
  byId("details").replaceChildren(back, ...parts);
}

/** Show who says that a paper builds on another. */
function showClaim(claim) {
  choose(claim.later, {});
  const item = byId("details").querySelector(`[data-claim="${claim.earlier.id} ${claim.later.id}"]`);
  item.classList.add("asked");
  item.scrollIntoView({ block: "center" });
  say(`${claim.later.name} builds on ${claim.earlier.name}`);
}

const ACTIONS = {
  dismiss: () => letGo(),
  about: (thing) => choose(thing, {}),
  path: (thing) => go(state.path ? { focus: thing.iri, path: "" } : { focus: "", onward: "", path: thing.iri }, { move: true }),
  onward: (thing) => go(state.onward ? { focus: thing.iri, onward: "" } : { focus: "", path: "", onward: thing.iri }, { move: true }),
  bibtex: (thing) => showText({ title: "BibTeX", hint: shorten(thing.title, 160), text: bibtex([thing]), ending: "bib" }),
  mark: (thing) => {
    const kept = toggleRead(thing);
    announce(state, {});
    say(`${isRead(thing) ? "Marked as read" : "Marked as not read"}${kept ? "" : ", but this browser keeps no marks"}`);
  },
};

byId("panel").addEventListener("click", (event) => {
  const target = event.target.closest("[data-iri], [data-action]");
  if (!target) return;
  if (target.dataset.iri) {
    choose(data.byIri.get(target.dataset.iri));
    byId("details").focus();
    return;
  }
  const { action } = target.dataset;
  ACTIONS[action](subject());
  // The panel is made anew: the focus goes back to the same button, or to its beginning.
  if (action === "dismiss") byId("panel").focus({ preventScroll: true });
  else if (action !== "bibtex") (byId("details").querySelector(`[data-action="${action}"]`) || byId("details")).focus();
});
