"use strict";
/* The map itself: drawing, choosing a paper, and the state in the address. */

(function drawMap() {
  const { data, plain } = paperkg;
  const darkness = window.matchMedia("(prefers-color-scheme: dark)");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  const container = document.getElementById("map");
  const showCitations = document.getElementById("citations");
  let selected = null;
  let lane = null;

  paperkg.isDark = () => darkness.matches;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const network = new vis.Network(
    container,
    { nodes, edges },
    {
      autoResize: true,
      physics: false,
      interaction: { hover: true, tooltipDelay: 250, keyboard: false, zoomSpeed: 0.6 },
      nodes: { shape: "box", margin: 6, borderWidth: 1.2, shapeProperties: { borderRadius: 7 } },
      edges: { selectionWidth: 0, hoverWidth: 0, chosen: false },
    },
  );

  /** Is a paper in the bright part of the map? */
  function bright(iri, lit) {
    if (lit) return lit.has(iri);
    return lane === null || paperkg.nodeOf.get(iri).lane === lane;
  }

  function drawNode(node, lit) {
    const dark = paperkg.isDark();
    const colour = paperkg.laneColour(node.lane, dark);
    const on = bright(node.id, lit);
    const isSelected = node.id === selected;
    const faded = dark ? "#2a2f38" : "#e9e6df";
    return {
      id: node.id,
      x: node.x,
      y: node.y,
      label: (node.read ? "✓ " : "") + plain(node.label),
      title: plain(data.papers[node.id].title.slice(0, 300)),
      fixed: true,
      borderWidth: isSelected ? 2.5 : 1.2,
      borderWidthSelected: 2.5,
      color: {
        background: on ? colour.fill : css("--paper"),
        border: isSelected ? css("--ink") : on ? colour.line : faded,
        hover: { background: colour.fill, border: css("--ink") },
        highlight: { background: colour.fill, border: css("--ink") },
      },
      font: {
        size: 14,
        face: "system-ui, -apple-system, Segoe UI, Roboto, sans-serif",
        color: on ? colour.ink : dark ? "#5b6472" : "#a9a59b",
      },
    };
  }

  function drawEdge(edge, number, lit) {
    const strong = edge.kind === "builds-on";
    const touches = edge.from === selected || edge.to === selected;
    const on = lit ? lit.has(edge.from) && lit.has(edge.to) : bright(edge.from) && bright(edge.to);
    const ink = paperkg.isDark() ? "232,234,238" : "29,36,48";
    const rest = selected || lane !== null ? 0.03 : 0.09;
    const alpha = strong ? (on ? 0.8 : 0.08) : touches ? 0.5 : rest;
    return {
      id: number,
      from: edge.from,
      to: edge.to,
      hidden: !strong && !showCitations.checked,
      width: strong ? 2 : touches ? 1.2 : 0.7,
      dashes: !strong && touches ? [4, 4] : false,
      arrows: strong ? { to: { enabled: true, scaleFactor: 0.7 } } : { to: { enabled: false } },
      color: { color: `rgba(${ink},${alpha})`, inherit: false },
      smooth: strong ? curve(edge) : { enabled: false },
    };
  }

  function curve(edge) {
    const length = Math.abs(paperkg.nodeOf.get(edge.to).x - paperkg.nodeOf.get(edge.from).x);
    return edge.bent
      ? { enabled: true, type: "curvedCW", roundness: Math.min(0.2, 34 / length) }
      : { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.45 };
  }

  function draw() {
    const lit = selected ? paperkg.lineage(selected) : null;
    // Citations come first, so that they are drawn behind the builds-on edges.
    edges.update(data.edges.map((edge, number) => drawEdge(edge, number, lit)));
    nodes.update(data.nodes.map((node) => drawNode(node, lit)));
    document.querySelectorAll("#legend button").forEach((button) => {
      const colour = paperkg.laneColour(Number(button.dataset.lane), paperkg.isDark());
      const swatch = button.querySelector(".swatch");
      swatch.style.background = colour.fill;
      swatch.style.borderColor = colour.line;
      button.setAttribute("aria-pressed", String(Number(button.dataset.lane) === lane));
    });
  }

  /** The bands of the topics and the years, under the network. */
  function drawGround(context) {
    const left = network.DOMtoCanvas({ x: 0, y: 0 });
    const right = network.DOMtoCanvas({ x: container.clientWidth, y: container.clientHeight });
    data.lanes.forEach(([, top, bottom], number) => {
      if (number % 2) return;
      context.fillStyle = css("--band");
      context.fillRect(left.x, top, right.x - left.x, bottom - top);
    });
    const bottom = data.lanes.length ? data.lanes[data.lanes.length - 1][2] : 0;
    context.strokeStyle = css("--rule");
    context.lineWidth = 1 / network.getScale();
    for (const [x] of data.ticks) {
      context.beginPath();
      context.moveTo(x, 0);
      context.lineTo(x, bottom);
      context.stroke();
    }
  }

  /** The names of the topics at the left and the years at the top stay in sight. */
  function drawLabels(context) {
    const scale = network.getScale();
    const at = (x, y) => network.DOMtoCanvas({ x, y });
    const write = (text, x, y, align, size, colour) => {
      context.font = `600 ${size / scale}px system-ui, sans-serif`;
      context.textAlign = align;
      context.textBaseline = "middle";
      const width = context.measureText(text).width;
      const start = align === "center" ? x - width / 2 : x;
      context.globalAlpha = 0.88;
      context.fillStyle = css("--paper");
      context.fillRect(start - 4 / scale, y - size * 0.7 / scale, width + 8 / scale, (size * 1.4) / scale);
      context.globalAlpha = 1;
      context.fillStyle = colour;
      context.fillText(text, x, y);
    };
    // Where there is no room beside the papers, the names stand on the borders between the lanes.
    const narrow = !roomBeside;
    data.lanes.forEach(([label, top, bottom], number) => {
      const colour = paperkg.laneColour(number, paperkg.isDark());
      const ink = paperkg.isDark() ? colour.line : colour.ink;
      const y = narrow ? top + 2 / scale : (top + bottom) / 2;
      write(plain(label).slice(0, 32), at(10, 0).x, y, "left", narrow ? 10 : 12.5, ink);
    });
    let free = -Infinity;
    for (const [x, label] of data.ticks) {
      const place = network.canvasToDOM({ x, y: 0 }).x;
      if (place < free) continue;
      write(label || "no date", x, at(0, 14).y, "center", 12, css("--muted"));
      free = place + 42;
    }
  }

  /** Room at the left for the names of the topics, and at the top for the years. */
  const TOP = 30;
  const LEFT = 215;
  const SMALLEST = 0.55;
  let roomBeside = true;

  function fit() {
    if (!data.nodes.length) return;
    const xs = data.nodes.map((node) => node.x);
    const bottom = data.lanes[data.lanes.length - 1][2];
    const [from, to] = [Math.min(...xs) - 70, Math.max(...xs) + 120];
    roomBeside = (container.clientWidth - LEFT) / (to - from) >= SMALLEST;
    const left = roomBeside ? LEFT : 0;
    const [width, height] = [container.clientWidth - left, container.clientHeight - TOP];
    const whole = Math.min(width / (to - from), height / bottom, 1.25);
    // Words too small to read say nothing: rather show the newest part and let the reader drag.
    const scale = Math.max(whole, Math.min(SMALLEST, 1));
    const x = whole < scale && width / scale < to - from
      ? to - width / scale / 2
      : (from + to) / 2;
    const y = whole < scale && height / scale < bottom ? height / scale / 2 : bottom / 2;
    network.moveTo({ position: { x: x - left / 2 / scale, y: y - TOP / 2 / scale }, scale });
  }

  function isInSight(iri) {
    const { x, y } = network.canvasToDOM(network.getPosition(iri));
    const margin = 60;
    return x > margin && x < container.clientWidth - margin && y > margin && y < container.clientHeight - margin;
  }

  /** Choose a paper: show it, light its lineage, and say so in the address.
   * @param {string} iri
   * @param {{move?: boolean, quiet?: boolean}} [options] move: bring it into sight
   */
  paperkg.select = function (iri, { move = false, quiet = false } = {}) {
    if (!Object.hasOwn(data.papers, iri)) return;
    selected = iri;
    lane = null;
    paperkg.showDetails(iri);
    draw();
    network.selectNodes([iri], false);
    if (move && !isInSight(iri)) {
      const animation = calm.matches ? false : { duration: 350 };
      network.focus(iri, { scale: Math.max(network.getScale(), 0.8), animation });
    }
    if (!quiet) history.replaceState(null, "", `#paper=${encodeURIComponent(iri)}`);
  };

  paperkg.clear = function () {
    selected = null;
    lane = null;
    paperkg.hideDetails();
    network.unselectAll();
    draw();
    history.replaceState(null, "", location.pathname + location.search);
  };

  function readAddress() {
    const match = /^#paper=(.+)$/.exec(location.hash);
    if (!match) return;
    try {
      paperkg.select(decodeURIComponent(match[1]), { move: true, quiet: true });
    } catch {
      // An address that was cut in the mail: show the whole map.
    }
  }

  network.on("beforeDrawing", drawGround);
  network.on("afterDrawing", drawLabels);
  network.on("click", ({ nodes: [iri] }) => (iri ? paperkg.select(iri) : paperkg.clear()));
  showCitations.addEventListener("change", draw);
  darkness.addEventListener("change", () => {
    draw();
    if (selected) paperkg.showDetails(selected);
  });
  document.getElementById("reset").addEventListener("click", () => {
    paperkg.clear();
    fit();
  });
  document.getElementById("panel").addEventListener("click", (event) => {
    const go = event.target.closest("[data-iri]");
    const topic = event.target.closest("[data-lane]");
    if (go) {
      paperkg.select(go.dataset.iri, { move: true });
      document.getElementById("details").focus();
    } else if (topic) {
      const number = Number(topic.dataset.lane);
      lane = lane === number ? null : number;
      draw();
    } else if (event.target.id === "dismiss") paperkg.clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.id !== "search" && selected) paperkg.clear();
    if (event.key === "/" && event.target.tagName !== "INPUT") {
      event.preventDefault();
      document.getElementById("search").focus();
    }
  });
  window.addEventListener("hashchange", readAddress);
  window.addEventListener("resize", () => selected || fit());

  draw();
  fit();
  readAddress();
  paperkg.network = network;
})();
