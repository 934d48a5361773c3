/* The map as a picture of its own: SVG, PNG, and for the printer. */

const PICTURE_MARGIN = 30;
const MAX_PIXELS = 8000;
/** A map of groups shows no more in a larger picture. */
const MAX_OF_GROUPS = 2400;

/** Draw the whole of what is shown at a size of its own, call a function, and put all back. */
function atFullSize(use) {
  const wasHidden = byId("stage").hidden;
  if (wasHidden) { // The table is shown: the lineage of the same papers is what can be drawn.
    byId("stage").hidden = false;
    network.setSize("100%", "100%");
    draw();
  }
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  const box = extent();
  const left = scene.view === "lineage" ? laneNamesWidth() : PICTURE_MARGIN;
  const top = scene.view === "lineage" ? 40 : PICTURE_MARGIN;
  const [width, height] = [box.right - box.left + left + PICTURE_MARGIN, box.bottom - box.top + top + PICTURE_MARGIN];
  const most = scene.folded ? MAX_OF_GROUPS : MAX_PIXELS / Math.max(window.devicePixelRatio, 1);
  const scale = Math.min(1, most / Math.max(width, height));
  const keptRoom = roomBeside;
  const size = { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
  container.classList.add("framed");
  container.style.width = `${size.width}px`;
  container.style.height = `${size.height}px`;
  try {
    roomBeside = true;
    network.setSize(`${size.width}px`, `${size.height}px`);
    network.moveTo({
      position: { x: (box.left - left + box.right + PICTURE_MARGIN) / 2, y: (box.top - top + box.bottom + PICTURE_MARGIN) / 2 },
      scale,
    });
    if (scene.folded) draw(); // What was drawn is what was in sight.
    return use(size);
  } finally {
    container.classList.remove("framed");
    container.style.width = "";
    container.style.height = "";
    roomBeside = keptRoom;
    network.setSize("100%", "100%");
    network.moveTo(view);
    if (scene.folded) draw();
    network.redraw();
    byId("stage").hidden = wasHidden;
  }
}

/** Record the drawing as SVG.
 * @returns {SVGSVGElement}
 */
function makeSvg() {
  return atFullSize(({ width, height }) => {
    const recorder = new Recorder(width, height);
    recorder.fillStyle = css("--paper");
    recorder.fillRect(0, 0, width, height);
    const { canvas } = network;
    const getContext = canvas.getContext;
    const ratio = canvas.pixelRatio;
    canvas.getContext = () => recorder;
    canvas.pixelRatio = 1;
    try {
      network.redraw();
    } finally {
      canvas.getContext = getContext;
      canvas.pixelRatio = ratio;
    }
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${data.title}: ${describeShown()}`;
    recorder.svg.prepend(title);
    recorder.set(recorder.svg, { role: "img" });
    return recorder.svg;
  });
}

/** Give the drawing as a PNG, at twice the size of the screen where that is not too large.
 * @returns {Promise<Blob>}
 */
function makePng() {
  return atFullSize(({ width, height }) => {
    network.redraw();
    const source = container.querySelector("canvas");
    const picture = make("canvas", { width: source.width, height: source.height });
    const context = picture.getContext("2d");
    context.fillStyle = css("--paper");
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(source, 0, 0, picture.width, picture.height);
    return new Promise((resolve) => picture.toBlob(resolve, "image/png"));
  });
}

function svgText() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(makeSvg())}\n`;
}

/** Put the drawing, light and whole, on the page that is printed. */
function preparePrint() {
  printing = true;
  if (state.view === "table") {
    showTable(Infinity);
    return;
  }
  draw();
  byId("print").replaceChildren(make("p", {}, describeShown()), makeSvg());
}

function finishPrint() {
  printing = false;
  if (state.view === "table") showTable();
  byId("print").replaceChildren();
  draw();
}

window.addEventListener("beforeprint", preparePrint);
window.addEventListener("afterprint", finishPrint);
