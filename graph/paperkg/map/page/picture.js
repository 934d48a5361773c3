/* The map as a picture of its own: SVG, PNG, and for the printer. */

import { container, network } from "./canvas.js";
import { CAPTION_HEAD, LEAST_WIDTH, drawCaption, footHeight } from "./caption.js";
import { css, setPrinting } from "./colour.js";
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { describeShown } from "./filters.js";
import { NEAR } from "./groups.js";
import { laneNamesWidth } from "./lanes.js";
import { drawPath, isOnlyPath } from "./only.js";
import { draw } from "./paint.js";
import { Recorder, SVG, setAttributes } from "./recorder.js";
import { roomBeside, setRoomBeside } from "./rows.js";
import { scene } from "./scene.js";
import { extent } from "./sight.js";
import { state, subject } from "./state.js";
import { showTable } from "./table.js";

/** @typedef {{width: number, height: number}} Size */

const PICTURE_MARGIN = 30;
const MAX_PIXELS = 8000;
/** A map of groups shows no more in a larger picture. */
const MAX_OF_GROUPS = 2400;

/**
 * The scale of a picture of a box: that of the page, where its papers are drawn and it is not too
 * large; else that of a map of groups.
 * @param {Size} box
 * @param {Size} room for names of lanes and years, which no scale changes
 */
function scaleOf(box, room) {
  /** @param {number} most */
  const fitting = (most) => Math.min(1, (most - room.width) / box.width, (most - room.height) / box.height);
  const whole = fitting(MAX_PIXELS / Math.max(window.devicePixelRatio, 1));
  return scene.folded && whole < NEAR ? fitting(MAX_OF_GROUPS) : whole;
}

/** What a picture is of: a box of the map, the size for it, and the scale. */
function frame() {
  const box = extent();
  const isLineage = scene.view === "lineage";
  const [beside, above] = isLineage ? [laneNamesWidth(), 40] : [PICTURE_MARGIN, PICTURE_MARGIN];
  const [width, height] = [box.right - box.left, box.bottom - box.top];
  const scale = scaleOf({ width, height }, { width: beside + PICTURE_MARGIN, height: above + PICTURE_MARGIN });
  const left = box.left - beside / scale;
  const top = box.top - above / scale;
  const [right, bottom] = [box.right + PICTURE_MARGIN / scale, box.bottom + PICTURE_MARGIN / scale];
  const size = { width: Math.ceil((right - left) * scale), height: Math.ceil((bottom - top) * scale) };
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, size };
}

/** The size of a picture with its caption, and where the map is in it. @param {Size} map */
function layOut(map) {
  const width = Math.max(map.width, LEAST_WIDTH);
  return { width, height: map.height + CAPTION_HEAD + footHeight(width), left: Math.round((width - map.width) / 2) };
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

/**
 * A drawing in a picture with its caption.
 * @param {SVGElement} drawing
 * @param {Size} map
 */
function makePicture(drawing, map) {
  const { width, height, left } = layOut(map);
  const recorder = new Recorder(width, height);
  recorder.fillStyle = css("--paper");
  recorder.fillRect(0, 0, width, height);
  drawCaption(/** @type {any} */ (recorder), { width, height });
  const title = document.createElementNS(SVG, "title");
  title.textContent = `${data.title}: ${describeShown()}`;
  recorder.svg.prepend(title);
  recorder.svg.append(setAttributes(drawing, { x: left, y: CAPTION_HEAD, role: null }));
  return setAttributes(recorder.svg, { role: "img" });
}

/** The size of the drawing of only the path. */
const PATH_ROOM = { width: 900, height: 1200 };

/** The path alone as SVG. @returns {SVGElement | null} */
function makePathSvg() {
  const thing = isOnlyPath() ? subject() : null;
  if (!thing) return null;
  const drawing = drawPath(thing, PATH_ROOM);
  const size = { width: Math.ceil(Number(drawing.getAttribute("width"))), height: Math.ceil(Number(drawing.getAttribute("height"))) };
  return makePicture(drawing, size);
}

/** Record the drawing as SVG. */
function makeSvg() {
  return makePathSvg() || atFullSize((size) => {
    const recorder = new Recorder(size.width, size.height);
    drawOn(recorder);
    return makePicture(recorder.svg, size);
  });
}

/**
 * A canvas as a PNG.
 * @param {HTMLCanvasElement} picture
 * @returns {Promise<Blob>}
 */
function toPng(picture) {
  return new Promise((resolve, reject) => {
    picture.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The browser could not make the picture."))), "image/png");
  });
}

/** The path alone as a PNG. @param {SVGElement} drawing */
async function pathPng(drawing) {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawing))}`;
  await image.decode();
  const [width, height] = [2 * image.width, 2 * image.height];
  const picture = make("canvas", { width, height });
  /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d")).drawImage(image, 0, 0, width, height);
  return toPng(picture);
}

/**
 * Give the drawing as a PNG, at twice the size of the screen where that is not too large.
 * @returns {Promise<Blob>}
 */
export function makePng() {
  const drawing = makePathSvg();
  return drawing ? pathPng(drawing) : atFullSize((size) => {
    network.redraw();
    const source = /** @type {HTMLCanvasElement} */ (container.querySelector("canvas"));
    const ratio = source.width / size.width;
    const { width, height, left } = layOut(size);
    const picture = make("canvas", { width: Math.round(width * ratio), height: Math.round(height * ratio) });
    const context = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
    context.scale(ratio, ratio);
    context.fillStyle = css("--paper");
    context.fillRect(0, 0, width, height);
    context.drawImage(source, left, CAPTION_HEAD, size.width, size.height);
    drawCaption(context, { width, height });
    return toPng(picture);
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
  byId("print").replaceChildren(makeSvg());
}

function finishPrint() {
  setPrinting(false);
  if (state.view === "table") showTable();
  byId("print").replaceChildren();
  draw();
}

window.addEventListener("beforeprint", preparePrint);
window.addEventListener("afterprint", finishPrint);
