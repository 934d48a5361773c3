/* A drawing context that writes SVG: what is drawn on the map is recorded, not drawn again. */

const SVG = "http://www.w3.org/2000/svg";

class Recorder {
  /** @param {number} width of the picture @param {number} height of the picture */
  constructor(width, height) {
    this.svg = document.createElementNS(SVG, "svg");
    this.set(this.svg, { xmlns: null, width, height, viewBox: `0 0 ${width} ${height}` });
    this.ruler = document.createElement("canvas").getContext("2d");
    this.kept = [];
    this.matrix = new DOMMatrix();
    Object.assign(this, {
      fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, globalAlpha: 1, dash: [], path: "",
      font: "12px sans-serif", textAlign: "left", textBaseline: "alphabetic",
      lineCap: "butt", lineJoin: "miter", canvas: { width, height, clientWidth: width, clientHeight: height },
    });
  }

  set(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== "") element.setAttribute(name, value);
    }
    return element;
  }

  add(tag, attributes) {
    const { a, b, c, d, e, f } = this.matrix;
    const matrix = [a, b, c, d, e, f].map((one) => Number(one.toFixed(4))).join(" ");
    const transform = this.matrix.isIdentity ? "" : `matrix(${matrix})`;
    const opacity = this.globalAlpha < 1 ? this.globalAlpha : "";
    const element = document.createElementNS(SVG, tag);
    this.svg.append(this.set(element, { ...attributes, transform, opacity }));
    return element;
  }

  save() {
    const { fillStyle, strokeStyle, lineWidth, globalAlpha, dash, font, textAlign, textBaseline, matrix } = this;
    this.kept.push({ fillStyle, strokeStyle, lineWidth, globalAlpha, dash, font, textAlign, textBaseline, matrix: new DOMMatrix(matrix) });
  }

  restore() { Object.assign(this, this.kept.pop()); }
  setTransform(...values) { this.matrix = new DOMMatrix(values); }
  translate(x, y) { this.matrix = this.matrix.translate(x, y); }
  scale(x, y = x) { this.matrix = this.matrix.scale(x, y); }
  rotate(angle) { this.matrix = this.matrix.rotate((angle * 180) / Math.PI); }
  setLineDash(dash) { this.dash = dash; }
  clearRect() {}

  move(letter, ...numbers) { this.path += `${letter}${numbers.map((one) => Number(one.toFixed(2))).join(" ")}`; }
  beginPath() { this.path = ""; }
  closePath() { this.path += "Z"; }
  moveTo(x, y) { this.move("M", x, y); }
  lineTo(x, y) { this.move(this.path ? "L" : "M", x, y); }
  bezierCurveTo(...numbers) { this.move("C", ...numbers); }
  quadraticCurveTo(...numbers) { this.move("Q", ...numbers); }
  rect(x, y, width, height) { this.path += `M${x} ${y}h${width}v${height}h${-width}Z`; }

  arc(x, y, radius, from, to, backwards = false) {
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

  roundRect(x, y, width, height, radius) {
    const round = Math.min(radius, width / 2, height / 2);
    this.path += `M${x + round} ${y}h${width - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}v${height - 2 * round}`
      + `a${round} ${round} 0 0 1 ${-round} ${round}h${2 * round - width}a${round} ${round} 0 0 1 ${-round} ${-round}`
      + `v${2 * round - height}a${round} ${round} 0 0 1 ${round} ${-round}Z`;
  }

  fill() { if (this.path) this.add("path", { d: this.path, fill: this.fillStyle }); }
  fillRect(x, y, width, height) { this.add("rect", { x, y, width, height, fill: this.fillStyle }); }

  stroke() {
    const dash = this.dash.length ? this.dash.join(" ") : "";
    if (this.path) {
      this.add("path", { d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-dasharray": dash, "stroke-linejoin": this.lineJoin === "round" ? "round" : "" });
    }
  }

  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  strokeText() {}

  fillText(text, x, y) {
    const [, weight, size, family] = /^(?:(bold|[1-9]00|normal)\s+)?([\d.]+)px\s+(.*)$/.exec(this.font.trim()) || [null, "", 12, FONT];
    const anchor = { center: "middle", right: "end", end: "end" }[this.textAlign] || "";
    const baseline = { middle: "central", hanging: "hanging", top: "hanging" }[this.textBaseline] || "";
    this.add("text", {
      x, y, fill: this.fillStyle, "font-size": size, "font-family": family, "font-weight": weight || "",
      "text-anchor": anchor, "dominant-baseline": baseline,
    }).textContent = text;
  }
}
