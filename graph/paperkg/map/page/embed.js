/* The page inside another: the map, a name and a way to the whole page, and nothing else around it. */

import { byId } from "./dom.js";
import { formatState, onChange, state } from "./state.js";

/** Leave out what a page around this one has no room for. */
export function showEmbedded() {
  document.body.classList.toggle("embed", state.embed);
  const rest = formatState({ ...state, embed: false });
  byId("whole-page").setAttribute("href", location.href.split("#")[0] + (rest && `#${rest}`));
}

onChange(showEmbedded);
