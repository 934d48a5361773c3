/* What a map in a browser shows, measured in its page. The tests put this into a page as a script, and
   `scripts/measure-map` does: it defines `measures`. All sizes are pixels of the map on the screen. */

const measures = (() => {
  const map = () => document.getElementById("map");
  const nodes = () => [...paperkg.scene().nodes.values()];
  const onScreen = (place) => paperkg.network.canvasToDOM(place);

  /** Draw once more, and give all words that are drawn with their places and sizes. */
  function findWords() {
    const words = [];
    const { prototype } = CanvasRenderingContext2D;
    const own = prototype.fillText;
    prototype.fillText = function fillText(text, x, y, ...rest) {
      const { a, d, e, f } = this.getTransform();
      const ratio = this.canvas.width / map().clientWidth;
      const wide = this.measureText(text).width * a / ratio;
      const left = (a * x + e) / ratio - (this.textAlign === "center" ? wide / 2 : 0);
      const size = parseFloat(/([\d.]+)px/.exec(this.font)[1]) * a / ratio;
      const middle = (d * y + f) / ratio;
      if (text.trim()) words.push({ text, left, right: left + wide, top: middle - size / 2, bottom: middle + size / 2, size });
      return own.call(this, text, x, y, ...rest);
    };
    paperkg.network.redraw();
    prototype.fillText = own;
    return words;
  }

  /** The box of a paper as wide as the build reckons, or of a group. */
  function boxOf({ id, x, y, thing }) {
    const [half, high] = thing.type === "group" ? [thing.width / 2, thing.height / 2]
      : [(thing.type === "paper" && paperkg.data.widths[thing.number] / 2) || 0, 13];
    const [start, end] = [onScreen({ x: x - half, y: y - high }), onScreen({ x: x + half, y: y + high })];
    return { id, left: start.x, top: start.y, right: end.x, bottom: end.y };
  }

  /** What is drawn: boxes and words, the frame that names of lanes and years leave, how many papers. */
  function findDrawn() {
    const { clientWidth: right, clientHeight: bottom } = map();
    const words = findWords();
    const { data } = paperkg;
    const isLineage = paperkg.state().view === "lineage";
    const isNamed = isLineage && data.lanes.length > 0 && right > 600;
    const left = isNamed ? Math.max(...words.filter((word) => Math.abs(word.left - 12) < 1).map((word) => word.right)) : 0;
    const top = isLineage && data.ticks.length ? 30 : 0;
    const shown = new Set(nodes().flatMap(({ thing }) => thing.things || [thing]));
    return { frame: { left, top, right, bottom }, boxes: nodes().map(boxOf), words, papers: shown.size };
  }

  /** Those of some boxes or words that reach out of a frame by more than a pixel. */
  function findOutside(frame, things) {
    return things.filter(({ left, top, right, bottom }) => left < frame.left - 1 || top < frame.top - 1
      || right > frame.right + 1 || bottom > frame.bottom + 1);
  }

  /** The words that stand in a section and reach out of it, but for its own name. */
  function findAstray(words) {
    const { data, state } = paperkg;
    const boxes = (data.sections[state().view] || []).map(({ left, top, right, bottom, head }) => {
      const [start, end] = [onScreen({ x: left, y: top + head }), onScreen({ x: right, y: bottom })];
      return { left: start.x, top: start.y, right: end.x, bottom: end.y };
    });
    return words.filter((word) => {
      const [x, y] = [(word.left + word.right) / 2, (word.top + word.bottom) / 2];
      const around = boxes.find(({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom);
      return around && (word.left < around.left - 1 || word.right > around.right + 1);
    });
  }

  /** What is wrong with the view that shows the whole. */
  function judgeWhole() {
    const { data } = paperkg;
    const all = paperkg.state().view === "concepts" ? data.concepts.length : data.listed.length;
    const { frame, boxes, words, papers } = findDrawn();
    const smallest = words.reduce((least, { size }) => Math.min(least, size), Infinity);
    return { missing: all - papers, boxes: findOutside(frame, boxes).length,
      words: [...findOutside({ ...frame, left: 0, top: 0 }, words), ...findAstray(words)].map(({ text }) => text),
      smallest: Number.isFinite(smallest) ? Math.round(smallest * 10) / 10 : null };
  }

  /** Whether a line runs behind one of some boxes that it does not join. */
  function runsBehind({ fromId, toId, edgeType }, boxes) {
    const points = Array.from({ length: 300 }, (_, step) => edgeType.getPoint((step + 0.5) / 300));
    const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
    const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    return boxes.some(({ id, left, top, width, height }) => id !== fromId && id !== toId
      && left < east && left + width > west && top < south && top + height > north
      && points.some(({ x, y }) => x > left && x < left + width && y > top && y < top + height));
  }

  /** The lines between papers that are drawn, and those of them that run behind a foreign box. */
  function findBehind() {
    const { network, drawn } = paperkg;
    const boxes = nodes().filter(({ thing }) => thing.type !== "group").map(({ id }) => ({ id, ...network.body.nodes[id].shape }));
    const lines = drawn.edges.getIds().filter((id) => !id.startsWith("group"));
    return { lines, behind: lines.filter((id) => runsBehind(network.body.edges[id], boxes)) };
  }

  /** The same of all lines of a map too large to be drawn at once: looked at window by window. */
  function findBehindAll() {
    const { network, scene, data, state } = paperkg;
    const { x, y } = data.views[state().view];
    const scale = 0.4;
    const [across, down] = [map().clientWidth / scale, map().clientHeight / scale];
    const lines = new Set();
    const behind = new Set();
    if (!scene().folded) return count(findBehind());
    for (let top = Math.min(...y); top <= Math.max(...y); top += down) {
      for (let left = Math.min(...x); left <= Math.max(...x); left += across) {
        network.moveTo({ position: { x: left + across / 2, y: top + down / 2 }, scale, animation: false });
        network.body.emitter.emit("dragEnd", { nodes: [], edges: [] });
        const found = findBehind();
        found.lines.forEach((id) => lines.add(id));
        found.behind.forEach((id) => behind.add(id));
      }
    }
    return { lines: lines.size, behind: behind.size };
  }

  function count({ lines, behind }) {
    return { lines: lines.length, behind: behind.length };
  }

  /** Turn the wheel, and give how far it zoomed, as a logarithm, and how far the place under it moved. */
  function turnWheel(deltaMode, deltaY, ctrlKey = false) {
    const { network } = paperkg;
    const { left, top } = map().getBoundingClientRect();
    const pointer = { x: 500, y: 300 };
    const [scale, place] = [network.getScale(), network.DOMtoCanvas(pointer)];
    const given = { deltaMode, deltaY, ctrlKey, clientX: pointer.x + left, clientY: pointer.y + top, bubbles: true, cancelable: true };
    map().dispatchEvent(new WheelEvent("wheel", given));
    const { x, y } = onScreen(place);
    return { zoomed: Math.log(network.getScale() / scale), moved: Math.hypot(x - pointer.x, y - pointer.y) };
  }

  /** Whether lines and pages of a wheel zoom in proportion to pixels, towards the pointer. */
  function isWheelInProportion() {
    const turns = [[0, -16], [0, -48], [1, -3], [0, 48], [2, 0.04]].map((given) => turnWheel(...given));
    const unit = turns[0].zoomed;
    const expected = [1, 3, 3, -3, -1];
    return turns.every(({ zoomed, moved }, at) => Math.abs(zoomed / unit - expected[at]) < 1e-6 && moved < 1);
  }

  /** What the drawing (SVG) lacks: words that its borders cut, papers without a name, its caption. */
  function judgePicture() {
    const text = paperkg.svgText();
    const host = document.body.appendChild(document.createElement("div"));
    host.style = "position: absolute; left: 0; top: 0";
    host.innerHTML = text.replace(/^<\?xml.*?\?>/, "");
    const whole = host.querySelector("svg");
    const words = [...host.querySelectorAll("text")];
    const cut = words.filter((word) => {
      const frame = (word.ownerSVGElement || whole).getBoundingClientRect();
      return findOutside(frame, [word.getBoundingClientRect()]).length > 0;
    }).map((word) => word.textContent);
    const said = words.map((word) => word.textContent);
    host.remove();
    const { labels, title } = paperkg.data;
    const isOfPapers = paperkg.state().view !== "concepts";
    const unnamed = isOfPapers ? labels.filter((label) => label.split("\n").some((line) => !said.includes(line))).length : 0;
    const captions = [(word) => word === title, (word) => /builds on, from|know first/.test(word), (word) => /made with paperkg, \d{4}-\d\d-\d\d$/.test(word)];
    return { cut, unnamed, captioned: captions.every((isIt) => said.some(isIt)) };
  }

  return { findWords, findDrawn, findOutside, judgeWhole, findBehind: () => count(findBehind()), findBehindAll, turnWheel, isWheelInProportion, judgePicture };
})();
