/* What the page's script uses of vis-network, which pyvis brings: it ships no types. */

interface Point { x: number; y: number }
interface Box { left: number; top: number; right: number; bottom: number }

interface VisDataSet {
  length: number;
  // What was put in, with what vis-network adds to it.
  get(id: string): any;
  getIds(): string[];
  add(items: object[]): void;
  update(items: object | object[]): void;
  remove(ids: string[]): void;
  clear(): void;
}

// The type of its event is that of Hammer.js: "tap", or "press" where it was held down.
interface VisClick { nodes: string[]; edges: string[]; event: { type: string } }

interface VisView { position?: Partial<Point>; scale?: number; animation?: boolean | object }

interface VisNetwork {
  // Its inner parts, of which no interface is promised.
  body: any;
  canvas: any;
  nodesHandler: any;
  on(event: "click", handler: (given: VisClick) => void): void;
  on(event: "initRedraw", handler: () => void): void;
  on(event: "hoverNode" | "blurNode", handler: (given: { node: string }) => void): void;
  on(event: "hoverEdge" | "blurEdge", handler: (given: { edge: string }) => void): void;
  on(event: "beforeDrawing" | "afterDrawing", handler: (context: CanvasRenderingContext2D) => void): void;
  on(event: "zoom" | "dragStart" | "dragEnd" | "release" | "animationFinished", handler: () => void): void;
  getScale(): number;
  getViewPosition(): Point;
  getPosition(id: string): Point;
  getBoundingBox(id: string): Box;
  canvasToDOM(point: Point): Point;
  DOMtoCanvas(point: Point): Point;
  moveTo(view: VisView): void;
  setSize(width: string, height: string): void;
  redraw(): void;
  unselectAll(): void;
}

declare const vis: {
  DataSet: new () => VisDataSet;
  Network: new (container: HTMLElement, data: { nodes: VisDataSet; edges: VisDataSet }, options: object) => VisNetwork;
};

interface Window { paperkg: object }
