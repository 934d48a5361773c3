/* What the pages use of Yasqe, which is in ../vendor. */

interface YasqeEditor {
  getValue(): string;
  setValue(text: string): void;
  on(event: "change", handler: () => void): void;
  getInputField(): HTMLElement;
  addPrefixes(prefixes: { [name: string]: string }): void;
}

declare const Yasqe: {
  new (parent: HTMLElement, settings: object): YasqeEditor;
};
