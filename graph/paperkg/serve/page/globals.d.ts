/* What the pages use of Yasqe, which is in ../vendor. */

interface YasqeEditor {
  getValue(): string;
  getQueryType(): string;
  setValue(text: string): void;
  on(event: "change", handler: () => void): void;
  getScrollerElement(): HTMLElement;
  getInputField(): HTMLElement;
  addPrefixes(prefixes: { [name: string]: string }): void;
}

declare const Yasqe: {
  new (parent: HTMLElement, settings: object): YasqeEditor;
};

/* What the published page brings with it. */
declare const paperkgEngine: { script: string; code: string };
declare const paperkgGraph: string;
declare const oxigraph: any;
