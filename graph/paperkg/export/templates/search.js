"use strict";
/* Search by title, author, short name and concept: a combobox with a list (ARIA APG pattern). */

/** Fold case and accents, so that "Rozière" is found by "roziere". */
paperkg.fold = function (text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
};

(function prepareSearch() {
  const { data, fold, make } = paperkg;
  const input = document.getElementById("search");
  const list = document.getElementById("results");
  const LIMIT = 12;
  let chosen = -1;

  const entries = Object.entries(data.papers).map(([iri, paper]) => {
    const concepts = data.concepts
      .filter((concept) => concept.introducedBy.includes(iri))
      .flatMap((concept) => [concept.label, ...concept.also]);
    return {
      iri,
      title: fold(paper.title),
      names: fold([...paper.also, ...concepts].join(" \n ")),
      authors: fold(paper.authors.join(" \n ")),
    };
  });

  /** Score an entry: a title before a name, a name before an author; 0 is no match. */
  function score(entry, wanted) {
    if (entry.title.startsWith(wanted)) return 5;
    if (entry.names.split(" \n ").includes(wanted)) return 4;
    if (entry.title.includes(wanted)) return 3;
    if (entry.names.includes(wanted)) return 2;
    return entry.authors.includes(wanted) ? 1 : 0;
  }

  function find(text) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    return entries
      .map((entry) => [score(entry, wanted), entry.iri])
      .filter(([points]) => points > 0)
      .sort((a, b) => b[0] - a[0])
      .slice(0, LIMIT)
      .map(([, iri]) => iri);
  }

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
    chosen = -1;
  }

  function mark(place) {
    const items = [...list.children].filter((item) => item.dataset.iri);
    if (!items.length) return;
    chosen = (place + items.length) % items.length;
    items.forEach((item, number) => item.setAttribute("aria-selected", String(number === chosen)));
    input.setAttribute("aria-activedescendant", items[chosen].id);
    items[chosen].scrollIntoView({ block: "nearest" });
  }

  function show() {
    const found = find(input.value);
    const items = found.map((iri, number) => {
      const paper = data.papers[iri];
      const authors = paper.authors.slice(0, 3).join(", ") + (paper.authors.length > 3 ? ", …" : "");
      const item = make("li", { id: `result-${number}`, dir: "auto", data: { iri } }, paperkg.plain(paper.title));
      item.setAttribute("role", "option");
      item.append(make("small", {}, [authors, paper.issued.slice(0, 4)].filter(Boolean).join(" · ")));
      return item;
    });
    if (!items.length && input.value.trim()) {
      const none = make("li", {}, "Nothing found");
      none.setAttribute("role", "option");
      none.setAttribute("aria-disabled", "true");
      items.push(none);
    }
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    chosen = -1;
    if (found.length) mark(0);
  }

  function choose(iri) {
    close();
    input.value = "";
    paperkg.select(iri, { move: true });
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => input.value && show());
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    const items = [...list.children].filter((item) => item.dataset.iri);
    if (event.key === "ArrowDown") mark(chosen + 1);
    else if (event.key === "ArrowUp") mark(chosen - 1);
    else if (event.key === "Enter" && items[chosen]) choose(items[chosen].dataset.iri);
    else if (event.key === "Escape") {
      if (list.hidden) input.value = "";
      close();
    } else return;
    event.preventDefault();
  });
  // Before the blur that would close the list.
  list.addEventListener("mousedown", (event) => {
    const item = event.target.closest("[data-iri]");
    if (item) choose(item.dataset.iri);
    event.preventDefault();
  });
})();
