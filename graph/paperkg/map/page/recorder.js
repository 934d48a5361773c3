/* A drawing context that writes SVG: what is drawn on the map is recorded, not drawn again. */

import { FONT, makeRuler } from "./measure.js";

/** @typedef {{[name: string]: string | number | null}} Attributes */

export const SVG = "http://www.w3.org/2000/svg";
/** @type {{[align: string]: string}} */
const ANCHORS = { center: "middle", right: "end", end: "end" };
/** @type {{[baseline: string]: string}} */
const BASELINES = { middle: "central", hanging: "hanging", top: "hanging" };

/**
 * Set attributes of an element of SVG; what is empty is left out.
 * @template {Element} Kind
 * @param {Kind} element
 * @param {Attributes} attributes
 * @returns {Kind}
 */
export function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== "") element.setAttribute(name, String(value));
  }
  return element;
}

/**
 * The parts of a font, as a canvas has it.
 * @param {string} font
 */
function readFont(font) {
  const [, weight = "", size = "12", family = FONT] = /^(?:(bold|[1-9]00|normal)\s+)?([\d.]+)px\s+(.*)$/.exec(font.trim()) || [];
  return { weight, size, family };
}

export class Recorder {
  /**
   * @param {number} width of the picture
   * @param {number} height of the picture
   */
  constructor(width, height) {
    this.svg = setAttributes(document.createElementNS(SVG, "svg"), { width, height, viewBox: `0 0 ${width} ${height}` });
    this.ruler = makeRuler();
    /** @type {object[]} */
    this.kept = [];
    this.matrix = new DOMMatrix();
    this.canvas = { width, height, clientWidth: width, clientHeight: height };
    /** @type {number[]} */
    this.dash = [];
    this.path = "";
    this.fillStyle = "#000";
    this.strokeStyle = "#000";
    this.lineWidth = 1;
    this.lineCap = "butt";
    this.lineJoin = "miter";
    this.globalAlpha = 1;
    this.font = "12px sans-serif";
    this.textAlign = "left";
    this.textBaseline = "alphabetic";
  }

  /**
   * @param {string} tag
   * @param {Attributes} attributes
   */
  add(tag, attributes) {
    const { a, b, c, d, e, f } = this.matrix;
    const matrix = [a, b, c, d, e, f].map((value) => Number(value.toFixed(4))).join(" ");
    const transform = this.matrix.isIdentity ? "" : `matrix(${matrix})`;
    const opacity = this.globalAlpha < 1 ? this.globalAlpha : "";
    const element = document.createElementNS(SVG, tag);
    this.svg.append(setAttributes(element, { ...attributes, transform, opacity }));
    return element;
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, dash, font, textAlign, textBaseline, matrix } = this;
    this.kept.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, dash, font, textAlign, textBaseline, matrix: DOMMatrix.fromMatrix(matrix) });
  }

  restore() { Object.assign(this, this.kept.pop()); }
  /** @param {number[]} values */
  setTransform(...values) { this.matrix = new DOMMatrix(values); }
  /** @param {number} x @param {number} y */
  translate(x, y) { this.matrix = this.matrix.translate(x, y); }
  /** @param {number} x @param {number} y */
  scale(x, y = x) { this.matrix = this.matrix.scale(x, y); }
  /** @param {number} angle */
  rotate(angle) { this.matrix = this.matrix.rotate((angle * 180) / Math.PI); }
  /** @param {number[]} dash */
  setLineDash(dash) { this.dash = dash; }
  clearRect() {}

  /** @param {string} letter @param {number[]} numbers */
  move(letter, ...numbers) { this.path += `${letter}${numbers.map((number) => Number(number.toFixed(2))).join(" ")}`; }
  beginPath() { this.path = ""; }
  closePath() { this.path += "Z"; }
  /** @param {number} x @param {number} y */
  moveTo(x, y) { this.move("M", x, y); }
  /** @param {number} x @param {number} y */
  lineTo(x, y) { this.move(this.path ? "L" : "M", x, y); }
  /** @param {number[]} numbers */
  bezierCurveTo(...numbers) { this.move("C", ...numbers); }
  /** @param {number[]} numbers */
  quadraticCurveTo(...numbers) { this.move("Q", ...numbers); }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  rect(x, y, width, height) { this.path += `M${x} ${y}h${width}v${height}h${-width}Z`; }

  /**
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {number} from
   * @param {number} to
   * @param {boolean} [backwards]
   */
  arc(x, y, radius, from, to, backwards = false) {
    /** @param {number} angle */
    const at = (angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    const turn = backwards ? from - to : to - from;
    this.move(this.path ? "L" : "M", ...at(from));
    if (Math.abs(turn) >= 2 * Math.PI - 1e-6) {
      this.move("A", radius, radius, 0, 1, 1, ...at(from + Math.PI));
      this.move("A", radius, radius, 0, 1, 1, ...at(from));
      return;
    }
    const large = ((turn % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI) > Math.PI ? 1 : 0;
    this.move("A", radius, radius, 0, large, backwards ? 0 : 1, ...at(to));
  }

  /** @param {number} x @param {number} y @param {number} width @param {number} height @param {number} radius */
  roundRect(x, y, width, height, radius) {
    const round = Math.min(radius, width / 2, height / 2);
    this.path += `M${x + round} ${y}h${width - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}v${height - 2 * round}`
      + `a${round} ${round} 0 0 1 ${-round} ${round}h${2 * round - width}a${round} ${round} 0 0 1 ${-round} ${-round}`
      + `v${2 * round - height}a${round} ${round} 0 0 1 ${round} ${-round}Z`;
  }

  fill() { if (this.path) this.add("path", { d: this.path, fill: this.fillStyle }); }
  /** @param {number} x @param {number} y @param {number} width @param {number} height */
  fillRect(x, y, width, height) { this.add("rect", { x, y, width, height, fill: this.fillStyle }); }

  stroke() {
    if (!this.path) return;
    this.add("path", {
      d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth,
      "stroke-dasharray": this.dash.join(" "), "stroke-linejoin": this.lineJoin === "round" ? "round" : "",
    });
  }

  /** @param {string} text */
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  strokeText() {}

  /** @param {string} text @param {number} x @param {number} y */
  fillText(text, x, y) {
    const { weight, size, family } = readFont(this.font);
    this.add("text", {
      x, y, fill: this.fillStyle, "font-size": size, "font-family": family, "font-weight": weight,
      "text-anchor": ANCHORS[this.textAlign] || "", "dominant-baseline": BASELINES[this.textBaseline] || "",
    }).textContent = text;
  }
}
