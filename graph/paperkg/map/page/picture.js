/* The map as a picture of its own: SVG, PNG, and for the printer. */

import { container, network } from "./canvas.js";
import { css, setPrinting } from "./colour.js";
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { describeShown } from "./filters.js";
import { laneNamesWidth, roomBeside, setRoomBeside } from "./lanes.js";
import { draw } from "./paint.js";
import { Recorder, SVG, setAttributes } from "./recorder.js";
import { scene } from "./scene.js";
import { extent } from "./sight.js";
import { state } from "./state.js";
import { showTable } from "./table.js";

/** @typedef {{width: number, height: number}} Size */

const PICTURE_MARGIN = 30;
const MAX_PIXELS = 8000;
/** A map of groups shows no more in a larger picture. */
const MAX_OF_GROUPS = 2400;

/** What a picture is of: a box of the map, the size for it, and the scale. */
function frame() {
  const box = extent();
  const isLineage = scene.view === "lineage";
  const left = box.left - (isLineage ? laneNamesWidth() : PICTURE_MARGIN);
  const top = box.top - (isLineage ? 40 : PICTURE_MARGIN);
  const [right, bottom] = [box.right + PICTURE_MARGIN, box.bottom + PICTURE_MARGIN];
  const most = scene.folded ? MAX_OF_GROUPS : MAX_PIXELS / Math.max(window.devicePixelRatio, 1);
  const scale = Math.min(1, most / Math.max(right - left, bottom - top));
  const size = { width: Math.ceil((right - left) * scale), height: Math.ceil((bottom - top) * scale) };
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, size };
}

/** Make the drawing surface as large as a picture, or, without a size, as the window has it. @param {Size} [size] */
function setSurface(size) {
  const [width, height] = size ? [`${size.width}px`, `${size.height}px`] : ["", ""];
  container.classList.toggle("framed", Boolean(size));
  container.style.width = width;
  container.style.height = height;
  network.setSize(width || "100%", height || "100%");
}

/**
 * Draw the whole of what is shown at a size of its own, call a function, and put all back.
 * @template Result
 * @param {(size: Size) => Result} use
 * @returns {Result}
 */
function atFullSize(use) {
  const stage = byId("stage");
  const wasHidden = stage.hidden;
  if (wasHidden) { // The table is shown: the lineage of the same papers is what can be drawn.
    stage.hidden = false;
    network.setSize("100%", "100%");
    draw();
  }
  const view = { position: network.getViewPosition(), scale: network.getScale() };
  const { position, scale, size } = frame();
  const keptRoom = roomBeside;
  try {
    setRoomBeside(true);
    setSurface(size);
    network.moveTo({ position, scale });
    if (scene.folded) draw(); // What was drawn is what was in sight.
    return use(size);
  } finally {
    setRoomBeside(keptRoom);
    setSurface();
    network.moveTo(view);
    if (scene.folded) draw();
    network.redraw();
    stage.hidden = wasHidden;
  }
}

/**
 * Let vis-network draw on something else.
 * @param {Recorder} recorder
 */
function drawOn(recorder) {
  const { canvas } = network;
  const { getContext, pixelRatio } = canvas;
  canvas.getContext = () => recorder;
  canvas.pixelRatio = 1;
  try {
    network.redraw();
  } finally {
    canvas.getContext = getContext;
    canvas.pixelRatio = pixelRatio;
  }
}

/** Record the drawing as SVG. */
function makeSvg() {
  return atFullSize(({ width, height }) => {
    const recorder = new Recorder(width, height);
    recorder.fillStyle = css("--paper");
    recorder.fillRect(0, 0, width, height);
    drawOn(recorder);
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${data.title}: ${describeShown()}`;
    recorder.svg.prepend(title);
    return setAttributes(recorder.svg, { role: "img" });
  });
}

/**
 * Give the drawing as a PNG, at twice the size of the screen where that is not too large.
 * @returns {Promise<Blob>}
 */
export function makePng() {
  return atFullSize(() => {
    network.redraw();
    const source = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));
    const picture = make("canvas", { width: source.width, height: source.height });
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    context.fillStyle = css("--paper");
    context.fillRect(0, 0, picture.width, picture.height);
    context.drawImage(source, 0, 0, picture.width, picture.height);
    return new Promise((resolve, reject) => {
      picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser could not make the picture."))), "image/png");
    });
  });
}

export function svgText() {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(makeSvg())}\n`;
}

/** Put the drawing, light and whole, on the page that is printed. */
function preparePrint() {
  setPrinting(true);
  if (state.view === "table") {
    showTable(Infinity);
    return;
  }
  draw();
  byId("print").replaceChildren(make("p", {}, describeShown()), makeSvg());
}

function finishPrint() {
  setPrinting(false);
  if (state.view === "table") showTable();
  byId("print").replaceChildren();
  draw();
}

window.addEventListener("beforeprint", preparePrint);
window.addEventListener("afterprint", finishPrint);
