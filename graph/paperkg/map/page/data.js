/* The data of this page. */

import { byId } from "./dom.js";
import { readData } from "./model.js";

export const data = readData(JSON.parse(byId("data").textContent));
