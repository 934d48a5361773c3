/* What leaves the page: files, and text that is copied, kept, or selected by hand. */

import { data } from "./data.js";
import { byId, make, say } from "./dom.js";
import { fold } from "./text.js";

/** More text than this would hold up the page: its beginning is shown, and all of it leaves. */
const MAX_SHOWN = 60_000;
let wholeText = "";

/**
 * Let the reader keep a file.
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** @param {string} ending */
export function fileName(ending) {
  const words = fold(data.title).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  return `${words || "map"}.${ending}`;
}

/**
 * Show text that can be copied, kept, or selected by hand.
 * @param {{title: string, hint: string, text: string, ending: string}} given
 */
export function showText({ title, hint, text, ending }) {
  byId("text-title").textContent = title;
  wholeText = text;
  const isLong = text.length > MAX_SHOWN;
  byId("text-hint").textContent = isLong ? `${hint} You see the beginning. Copy or save the text to get all of it.` : hint;
  byId("text-done").textContent = "";
  byId("text").value = isLong ? text.slice(0, MAX_SHOWN) : text;
  byId("text-dialog").dataset.ending = ending;
  byId("text-dialog").showModal();
  byId("text").focus();
  byId("text").select();
}

/**
 * Copy text, and say so; where the browser does not let the page copy, show the text.
 * @param {{title: string, hint: string, text: string, ending: string, done: string}} given
 */
export async function copyOrShow({ done, ...given }) {
  try {
    await navigator.clipboard.writeText(given.text);
    announceDone(done);
  } catch {
    showText(given);
  }
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let doneFor;

/** Say for a moment, to all readers, that something was done. @param {string} text */
function announceDone(text) {
  say(text);
  byId("done").textContent = text;
  byId("done").hidden = false;
  clearTimeout(doneFor);
  doneFor = setTimeout(() => { byId("done").hidden = true; }, 4000);
}

async function copyText() {
  const field = byId("text");
  try {
    await navigator.clipboard.writeText(wholeText);
    byId("text-done").textContent = "Copied.";
  } catch {
    field.focus();
    field.select();
    byId("text-done").textContent = "This browser does not let the page copy. The text is selected: press Ctrl+C.";
  }
}

byId("text-copy").addEventListener("click", copyText);
byId("text-save").addEventListener("click", () => {
  const { ending } = byId("text-dialog").dataset;
  save(new Blob([wholeText], { type: "text/plain" }), fileName(ending));
});
byId("text-close").addEventListener("click", () => byId("text-dialog").close());
