/* The legend, which is also the filter. */

const LEADS = {
  lineage: "Time runs from left to right, each lane is a topic. Choose a paper to see what it builds on, what builds on it, and who says so.",
  network: "Papers stand near what they cite; each ground is a community, named after its topics, each letter a topic. Choose a paper to see its lineage.",
  concepts: "Ideas from left to right: what to know before what. Choose one to see the papers that introduce and use it.",
  table: "All papers in the order to read them in. The filters below hold here too.",
};

function makeTopicButton(topic, number) {
  const size = data.listed.filter((paper) => isIn(paper, number)).length;
  return make("li", { className: topic.broader >= 0 ? "inner" : "" },
    make("button", { type: "button", data: { topic: topic.iri }, aria: { pressed: "false" } },
      makeSwatch(number), make("span", { dir: "auto" }, shorten(topic.label, 80)), make("span", { className: "size" }, String(size))));
}

function showLegend() {
  const used = (number) => data.listed.some((paper) => isIn(paper, number));
  byId("legend").replaceChildren(...data.topics
    .map((topic, number) => (used(number) ? makeTopicButton(topic, number) : null)).filter(Boolean));
  markLegend();
}

function markLegend() {
  showStarts();
  for (const button of byId("legend").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(state.topic.includes(button.dataset.topic)));
  }
  for (const kind of KINDS) byId(`kind-${kind}`).checked = state.kinds.includes(kind);
  const kind = state.view === "concepts" ? "concepts" : "papers";
  for (const one of document.querySelectorAll("[data-for]")) one.hidden = one.dataset.for !== kind;
  byId("lead").textContent = LEADS[state.view];
  byId("gaps").checked = state.gaps;
  byId("gaps").disabled = !data.gaps.length;
  byId("gaps-size").textContent = data.gaps.length ? `: ${data.gaps.length}` : ": none";
  for (const one of document.querySelectorAll("input[name=read]")) one.checked = one.value === state.read;
  byId("confidence").value = String(Math.round((state.confidence ?? data.leastHeld) * 100));
  byId("confidence-value").textContent = state.confidence === null ? "as built" : `at least ${Math.round(state.confidence * 100)}%`;
  if (data.years) {
    const [from, to] = state.years || data.years;
    byId("from").value = String(from);
    byId("to").value = String(to);
  }
  byId("confidence").setAttribute("aria-valuetext", byId("confidence-value").textContent);
  byId("unfilter").hidden = !isFiltered() && !state.q && state.confidence === null && !state.gaps && state.kinds.join() === DEFAULTS.kinds.join();
}

function takeYears() {
  const [first, last] = data.years;
  const within = (text, other) => Math.min(Math.max(Math.round(Number(text)) || other, first), last);
  const [from, to] = [within(byId("from").value, first), within(byId("to").value, last)];
  const years = [Math.min(from, to), Math.max(from, to)];
  go({ years: years[0] === first && years[1] === last ? null : years });
}

function prepareLegend() {
  byId("legend").addEventListener("click", (event) => {
    const button = event.target.closest("[data-topic]");
    if (!button) return;
    const { topic } = button.dataset;
    go({ topic: state.topic.includes(topic) ? state.topic.filter((one) => one !== topic) : [...state.topic, topic] });
  });
  for (const kind of KINDS) {
    byId(`kind-${kind}`).addEventListener("change", () => go({ kinds: KINDS.filter((one) => byId(`kind-${one}`).checked) }));
  }
  byId("gaps").addEventListener("change", () => go({ gaps: byId("gaps").checked }, { move: true }));
  for (const one of document.querySelectorAll("input[name=read]")) {
    one.addEventListener("change", () => go({ read: one.value }));
  }
  let sliding = false; // All that one movement passes is one step of the history.
  byId("confidence").addEventListener("input", () => {
    go({ confidence: Number(byId("confidence").value) / 100 }, { replace: sliding });
    sliding = true;
  });
  byId("confidence").addEventListener("change", () => { sliding = false; });
  byId("years").hidden = !data.years || data.years[0] === data.years[1];
  if (data.years) {
    for (const id of ["from", "to"]) {
      Object.assign(byId(id), { min: data.years[0], max: data.years[1] });
      byId(id).addEventListener("change", takeYears);
    }
  }
  byId("unfilter").addEventListener("click", () => {
    const { topic, kinds, gaps, years, read, confidence } = DEFAULTS;
    go({ topic, kinds, gaps, years, read, confidence, q: "" });
    byId("search").focus({ preventScroll: true });
  });
}
