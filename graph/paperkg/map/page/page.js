/* The page as a whole: what happens when the state changes. */

/** Choose what a node stands for. */
function pick(id) {
  const node = scene.nodes.get(id);
  if (node.thing.type === "group") enterGroup(node);
  else choose(node.thing, {});
}

function markViews() {
  for (const button of byId("views").querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  }
}

function show(_, old, { move = false } = {}) {
  const isTable = state.view === "table";
  byId("table").hidden = !isTable;
  byId("stage").hidden = isTable;
  markViews();
  markLegend();
  const chosenBefore = old.path || old.onward || old.focus;
  const chosen = state.path || state.onward || state.focus;
  showPanel();
  if (chosen !== chosenBefore || state.path !== old.path || state.onward !== old.onward) byId("panel").scrollTop = 0;
  const said = describeShown();
  byId("status").textContent = said;
  // Where the status is not to be seen, it is not heard either.
  if (old.view && (isTable || phone.matches)) say(said);
  if (isTable) showTable();
  else {
    const sameView = scene.view === state.view && old.view === state.view;
    draw();
    if (!sameView || state.gaps !== old.gaps) fit();
    if (move && (chosen || state.q)) bringIntoSight([subject(), ...(findLit() || [])].filter(Boolean));
  }
}

function prepareControls() {
  byId("views").addEventListener("click", (event) => {
    const button = event.target.closest("[data-view]");
    if (button) go({ view: button.dataset.view }, { move: true });
  });
  for (const button of byId("views").querySelectorAll("[data-view]")) {
    const { view } = button.dataset;
    button.hidden = view !== "table" && !(view in data.views);
  }
  byId("back").addEventListener("click", () => history.back());
  byId("forward").addEventListener("click", () => history.forward());
  byId("closer").addEventListener("click", () => zoom(1.35));
  byId("further").addEventListener("click", () => zoom(1 / 1.35));
  byId("whole").addEventListener("click", () => {
    if (subject() || state.q) go({ focus: "", path: "", onward: "", q: "" });
    fit(true);
  });
}

network.on("click", ({ nodes: [id], edges: [line] }) => {
  const edge = line && scene.edges.find((one) => one.id === line);
  if (id) pick(id);
  else if (edge && edge.claim) showClaim(edge.claim);
  else if (subject() || state.q) letGo();
});
darkness.addEventListener("change", () => {
  showLegend();
  announce(state, {});
});
let width = container.clientWidth;
window.addEventListener("resize", () => {
  // A phone that hides its address bar is no reason to move the map.
  if (printing || container.clientWidth === width) return;
  width = container.clientWidth;
  if (!subject()) fit();
});

prepareControls();
prepareLegend();
onChange(show);
state = parseState(location.hash);
showLegend();
show(state, { ...state, view: "" }, { move: true });

window.paperkg = { data, network, drawn, choose, state: () => state, scene: () => scene, findMatches, findStarts, pathTo, relatedTo, nearestNode, svgText, topicColour };
