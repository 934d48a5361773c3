/* The panel on a phone: it folds, so that the map has the window. */

import { byId } from "./dom.js";
import { onChange, subject } from "./state.js";

const button = byId("fold");

/** @param {boolean} isFolded */
function setFolded(isFolded) {
  byId("panel").classList.toggle("folded", isFolded);
  for (const id of ["guide", "details"]) byId(id).inert = isFolded;
  button.setAttribute("aria-expanded", String(!isFolded));
  button.textContent = isFolded ? "Show the panel" : "Hide the panel";
}

button.addEventListener("click", () => setFolded(!byId("panel").classList.contains("folded")));
// What is chosen is to be read.
onChange((state, old) => {
  if (subject() && (state.focus !== old.focus || state.path !== old.path)) setFolded(false);
});
setFolded(false);
