/* The overview: a corner with the whole map and the part of it in the window, where that is less. */

/** @import { Scene } from "./scene.js" */
import { container, inSight, network } from "./canvas.js";
import { css } from "./colour.js";
import { data } from "./data.js";
import { byId, make } from "./dom.js";
import { moveView } from "./motion.js";
import { range } from "./numbers.js";
import { unfold } from "./paint.js";
import { placesOf } from "./places.js";
import { colourOf } from "./scales.js";
import { scene } from "./scene.js";
import { phone } from "./sight.js";

/** The size of the corner, in pixels, and room around the papers, in the units of the map. */
const [WIDTH, HEIGHT] = [170, 110];
const MARGIN = 90;
/** Where the window shows less than this share of the map, the corner is there. */
const NEARLY_ALL = 0.8;

/** @type {HTMLCanvasElement} */
const corner = byId("overview");

/** @typedef {{left: number, top: number, width: number, height: number, scale: number}} Frame */
/** @type {{of: Scene, frame: Frame, dots: HTMLCanvasElement} | null} */
let prepared = null;

/** The box of all papers of the view, and the scale at which the corner shows it. @returns {Frame} */
function frameMap() {
  const { x, y } = placesOf(scene.view);
  const [[left, right], [top, bottom]] = [range(x), range(y)];
  const [width, height] = [right - left + 2 * MARGIN, bottom - top + MARGIN];
  return { left: left - MARGIN, top: top - MARGIN / 2, width, height, scale: Math.min(WIDTH / width, HEIGHT / height) };
}

/** Draw the papers once, as dots, for each scene. @param {Frame} frame */
function drawDots({ left, top, scale }) {
  const dots = make("canvas", { width: 2 * WIDTH, height: 2 * HEIGHT });
  const context = /** @type {CanvasRenderingContext2D} */ (dots.getContext("2d"));
  const { x, y } = placesOf(scene.view);
  for (const thing of scene.view === "concepts" ? data.concepts : data.listed) {
    context.fillStyle = colourOf(thing).line;
    context.globalAlpha = !scene.lit || scene.lit.has(thing) ? 1 : 0.25;
    context.fillRect(2 * (x[thing.number] - left) * scale - 2, 2 * (y[thing.number] - top) * scale - 1.5, 4, 3);
  }
  return dots;
}

function prepareOverview() {
  if (prepared?.of !== scene) {
    const frame = frameMap();
    prepared = { of: scene, frame, dots: drawDots(frame) };
  }
  return prepared;
}

/** Whether the window shows less than the map. @param {Frame} frame */
function isLarger({ width, height }) {
  const { start, end } = inSight();
  return end.x - start.x < width * NEARLY_ALL || end.y - start.y < height * NEARLY_ALL;
}

/** Show the corner, with a frame around what is in the window. */
function showOverview() {
  if (container.classList.contains("framed")) return;
  if (phone.matches || !data.listed.length) {
    corner.hidden = true;
    return;
  }
  const { frame, dots } = prepareOverview();
  corner.hidden = !isLarger(frame);
  if (corner.hidden) return;
  const context = /** @type {CanvasRenderingContext2D} */ (corner.getContext("2d"));
  const { start, end } = inSight();
  /** @param {number} value @param {number} from @param {number} most */
  const place = (value, from, most) => Math.min(Math.max(2 * (value - from) * frame.scale, 1), 2 * most - 1);
  const [x, y] = [place(start.x, frame.left, WIDTH), place(start.y, frame.top, HEIGHT)];
  context.clearRect(0, 0, corner.width, corner.height);
  context.drawImage(dots, 0, 0);
  context.strokeStyle = css("--accent");
  context.lineWidth = 3;
  context.strokeRect(x, y, Math.max(place(end.x, frame.left, WIDTH) - x, 6), Math.max(place(end.y, frame.top, HEIGHT) - y, 6));
}

/** Bring to the middle of the window what was pressed in the corner. @param {PointerEvent} event */
function moveTo(event) {
  const { frame } = prepareOverview();
  const { left, top } = corner.getBoundingClientRect();
  moveView({
    position: { x: frame.left + (event.clientX - left) / frame.scale, y: frame.top + (event.clientY - top) / frame.scale },
  });
}

Object.assign(corner, { width: 2 * WIDTH, height: 2 * HEIGHT });
Object.assign(corner.style, { width: `${WIDTH}px`, height: `${HEIGHT}px` });
network.on("afterDrawing", showOverview);
corner.addEventListener("pointerdown", (event) => {
  corner.setPointerCapture(event.pointerId);
  moveTo(event);
});
corner.addEventListener("pointermove", (event) => {
  if (corner.hasPointerCapture(event.pointerId)) moveTo(event);
});
corner.addEventListener("pointerup", unfold);
