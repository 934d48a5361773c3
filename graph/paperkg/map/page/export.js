/* What leaves the page: files, and text to copy. */

/** Let the reader keep a file. */
function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function fileName(ending) {
  const words = fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${words || "map"}.${ending}`;
}

/** More text than this would hold up the page: its beginning is shown, and all of it leaves. */
const MAX_SHOWN = 60_000;
let wholeText = "";

/** Show text that can be copied, kept, or selected by hand.
 * @param {{title: string, hint: string, text: string, ending: string}} given
 */
function showText({ title, hint, text, ending }) {
  byId("text-title").textContent = title;
  wholeText = text;
  const isLong = text.length > MAX_SHOWN;
  byId("text-hint").textContent = isLong ? `${hint} This is its beginning: copy it or save it to have all.` : hint;
  byId("text-done").textContent = "";
  byId("text").value = isLong ? text.slice(0, MAX_SHOWN) : text;
  byId("text-dialog").dataset.ending = ending;
  byId("text-dialog").showModal();
  byId("text").focus();
  byId("text").select();
}

async function copyText() {
  const field = byId("text");
  try {
    await navigator.clipboard.writeText(wholeText);
    byId("text-done").textContent = "Copied.";
  } catch {
    field.focus();
    field.select();
    byId("text-done").textContent = "This browser does not let the page copy: the text is selected, press Ctrl+C.";
  }
}

function showMarks() {
  const lines = changedLines();
  showText({
    title: "Read marks for your list",
    hint: lines.length
      ? "Put these marks into the lines of your list, then run kg build."
      : "No read mark differs from the list. Choose a paper and mark it as read; this browser keeps the mark.",
    text: lines.length ? `${lines.join("\n")}\n` : "",
    ending: "md",
  });
}

const EXPORTS = {
  png: async () => save(await makePng(), fileName("png")),
  svg: () => save(new Blob([svgText()], { type: "image/svg+xml" }), fileName("svg")),
  markdown: () => showText({
    title: "Markdown", hint: `${describeShown()}. A reading list that kg build reads.`,
    text: markdownList(visiblePapers()), ending: "md",
  }),
  bibtex: () => showText({
    title: "BibTeX", hint: `${describeShown()}.`, text: bibtex(visiblePapers()), ending: "bib",
  }),
  marks: showMarks,
  print: () => window.print(),
};

byId("export").addEventListener("click", (event) => {
  const button = event.target.closest("[data-export]");
  if (!button) return;
  byId("export").open = false;
  byId("export").querySelector("summary").focus(); // where a dialog gives the focus back to
  EXPORTS[button.dataset.export]();
});
byId("export").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !byId("export").open) return;
  byId("export").open = false;
  byId("export").querySelector("summary").focus();
  event.stopPropagation();
});
byId("export").addEventListener("focusout", (event) => {
  if (event.relatedTarget && !byId("export").contains(event.relatedTarget)) byId("export").open = false;
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("#export")) byId("export").open = false;
});
byId("text-copy").addEventListener("click", copyText);
byId("text-save").addEventListener("click", () => {
  const { ending } = byId("text-dialog").dataset;
  save(new Blob([wholeText], { type: "text/plain" }), fileName(ending));
});
byId("text-close").addEventListener("click", () => byId("text-dialog").close());
