"use strict";
/* The side panel: everything about one paper, built from text nodes only. */

/** Make an element.
 * @param {string} tag
 * @param {object} [properties] properties of the element, such as className
 * @param {...(Node|string)} children
 */
paperkg.make = function (tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  const { data = {}, ...rest } = properties;
  Object.assign(element, rest);
  Object.assign(element.dataset, data);
  element.append(...children);
  return element;
};

/** A link, where the address is one of the web; plain text otherwise. */
paperkg.link = function (address, text) {
  const { make } = paperkg;
  if (!/^https?:\/\//i.test(address)) return make("span", { dir: "auto" }, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer", dir: "auto" }, text);
};

/** A button that moves the map to another paper. */
paperkg.goTo = function (iri) {
  const paper = paperkg.data.papers[iri];
  const year = paper.issued ? ` (${paper.issued.slice(0, 4)})` : "";
  return paperkg.make(
    "button",
    { type: "button", className: "go", data: { iri }, dir: "auto" },
    paperkg.plain(paper.title) + year,
  );
};

/** A heading with a list below it; nothing where the list is empty. */
paperkg.section = function (heading, items) {
  if (!items.length) return [];
  return [paperkg.make("h3", {}, heading), paperkg.make("ul", {}, ...items)];
};

/** One builds-on claim, with how sure it is and each piece of evidence with its source. */
paperkg.claimItem = function (claim, other) {
  const { make } = paperkg;
  const sure = `${Math.round(claim.confidence * 100)}% sure`;
  const evidence = claim.evidence.map((one) =>
    make(
      "p",
      { className: "evidence", dir: "auto" },
      `${one.text} `,
      make("span", {}, `[${one.origin}, `),
      paperkg.link(one.source, /^https?:/i.test(one.source) ? "source" : one.source),
      "]",
    ),
  );
  return make("li", {}, paperkg.goTo(other), make("span", { className: "muted" }, ` ${sure}`), ...evidence);
};

/** What a paper introduces, with what it is. */
paperkg.conceptItems = function (iri, role) {
  const { make, data } = paperkg;
  return data.concepts
    .filter((concept) => concept[role].includes(iri))
    .map((concept) => {
      const also = concept.also.length ? ` (${concept.also.join(", ")})` : "";
      const definition = concept.definition
        ? [make("p", { className: "evidence", dir: "auto" }, concept.definition)]
        : [];
      return make("li", { dir: "auto" }, concept.label + also, ...definition);
    });
};

/** The authors; a long list is folded, with its first names in sight. */
paperkg.authors = function (names) {
  const { make } = paperkg;
  const SHOWN = 12;
  const all = names.join(", ") || "Authors not known";
  if (names.length <= SHOWN) return make("p", { className: "authors", dir: "auto" }, all);
  const short = `${names.slice(0, 6).join(", ")} and ${names.length - 6} more`;
  return make(
    "details",
    { className: "authors" },
    make("summary", { dir: "auto" }, short),
    make("p", { dir: "auto" }, all),
  );
};

/** Fill the panel with a paper. */
paperkg.showDetails = function (iri) {
  const { make, data, section } = paperkg;
  const paper = data.papers[iri];
  const node = paperkg.nodeOf.get(iri);
  const swatch = make("i", {});
  const colour = paperkg.laneColour(node.lane, paperkg.isDark());
  swatch.style.background = colour.fill;
  swatch.style.borderColor = colour.line;
  const when = [paper.issued, paper.venue].filter(Boolean).join(" · ");
  const facts = [
    make("button", { type: "button", className: "dismiss", id: "dismiss" }, "← Back to the legend"),
    make("h2", { dir: "auto" }, paperkg.plain(paper.title)),
    paperkg.authors(paper.authors),
    make("p", { className: "muted" }, when || "Date not known"),
    make(
      "p",
      {},
      make("span", { className: "tag" }, swatch, paper.topics.join(", ") || "No topic"),
      make("span", { className: "tag" }, paper.read ? "✓ read" : "not read"),
      ...(paper.kind === "paper" ? [] : [make("span", { className: "tag" }, paper.kind)]),
    ),
    ...(paper.summary ? [make("p", { dir: "auto" }, paperkg.plain(paper.summary))] : []),
    ...paper.notes.map((note) => make("p", { className: "note", dir: "auto" }, paperkg.plain(note))),
  ];
  const claimsOf = paperkg.claimsOf.get(iri) || [];
  const claimsOn = paperkg.claimsOn.get(iri) || [];
  const byYear = (a, b) => (data.papers[a].issued < data.papers[b].issued ? -1 : 1);
  const cites = (paperkg.citesOf.get(iri) || []).map((edge) => edge.from).sort(byYear);
  const citedBy = (paperkg.citedBy.get(iri) || []).map((edge) => edge.to).sort(byYear);
  const asItems = (iris) => iris.map((one) => make("li", {}, paperkg.goTo(one)));
  const rest = [
    ...section("Links", paper.links.map(([url, text]) => make("li", {}, paperkg.link(url, text)))),
    ...section("Builds on", claimsOf.map((claim) => paperkg.claimItem(claim, claim.earlier))),
    ...section("Built on by", claimsOn.map((claim) => paperkg.claimItem(claim, claim.later))),
    ...section("Introduces", paperkg.conceptItems(iri, "introducedBy")),
    ...section("Uses", paperkg.conceptItems(iri, "usedBy")),
    ...section(`Cites on the list: ${cites.length}`, asItems(cites)),
    ...section(`Cited by on the list: ${citedBy.length}`, asItems(citedBy)),
  ];
  if (!paper.bibliography) rest.push(make("p", { className: "muted" }, "Its references are not known."));
  const details = document.getElementById("details");
  details.replaceChildren(...facts, ...rest);
  details.hidden = false;
  document.getElementById("guide").hidden = true;
  document.getElementById("panel").scrollTop = 0;
};

/** Show the legend again. */
paperkg.hideDetails = function () {
  document.getElementById("details").hidden = true;
  document.getElementById("guide").hidden = false;
};
