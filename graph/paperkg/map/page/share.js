/* The link to what is shown. */

import { copyOrShow } from "./dialog.js";
import { byId } from "./dom.js";

/** In a frame without an address of its own there is nothing to copy. */
const hasAddress = /^(https?|file):/.test(location.protocol);

byId("link").hidden = !hasAddress;
byId("link").addEventListener("click", () => copyOrShow({
  title: "Link to this view", hint: "The link shows what you see now.",
  text: location.href, ending: "txt",
  done: location.protocol === "file:" ? "Link copied. It works on this computer." : "Link to this view copied.",
}));
