/* The menu of what leaves the page. */

import { bibtex } from "./bibtex.js";
import { fileName, save, showText } from "./dialog.js";
import { byId, targetOf } from "./dom.js";
import { describeShown, visiblePapers } from "./filters.js";
import { changedLines, markdownList } from "./markdown.js";
import { makePng, svgText } from "./picture.js";

function showMarks() {
  const lines = changedLines();
  showText({
    title: "Read marks for your list",
    hint: lines.length
      ? "Put these marks into your list, then run kg build."
      : "All read marks are those of your list. Select a paper and mark it as read: this browser keeps the mark.",
    text: lines.length ? `${lines.join("\n")}\n` : "",
    ending: "md",
  });
}

/** @type {{[name: string]: () => unknown}} */
const EXPORTS = {
  png: async () => save(await makePng(), fileName("png")),
  svg: () => save(new Blob([svgText()], { type: "image/svg+xml" }), fileName("svg")),
  markdown: () => showText({
    title: "Markdown", hint: `${describeShown()}. kg build reads this as a list.`,
    text: markdownList(visiblePapers()), ending: "md",
  }),
  bibtex: () => showText({
    title: "BibTeX", hint: `${describeShown()}.`, text: bibtex(visiblePapers()), ending: "bib",
  }),
  marks: showMarks,
  print: () => window.print(),
};

/** @type {HTMLDetailsElement} */
const menu = byId("export");

/** Close the menu; the focus stays at it, where a dialog gives it back to. */
function closeMenu() {
  menu.open = false;
  /** @type {HTMLElement} */ (menu.querySelector("summary")).focus();
}

menu.addEventListener("click", (event) => {
  const button = targetOf(event, "[data-export]");
  if (!button) return;
  closeMenu();
  EXPORTS[button.dataset.export || ""]();
});
menu.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu.open) return;
  closeMenu();
  event.stopPropagation();
});
menu.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !menu.contains(/** @type {Node} */ (event.relatedTarget))) menu.open = false;
});
document.addEventListener("click", (event) => {
  if (!targetOf(event, "#export")) menu.open = false;
});
