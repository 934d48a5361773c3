/* What the colour and the border of a paper say: its topic, or how much leads from it, and so on. */

/** @import { Paper, Thing } from "./model.js" */
import { rampColour, topicColour } from "./colour.js";
import { data } from "./data.js";
import { isRead } from "./marks.js";
import { range } from "./numbers.js";
import { state } from "./state.js";
import { sayNumber } from "./text.js";
import { topicOf } from "./topics.js";

/** @typedef {{name: string, value: (paper: Paper) => number | null}} Scale a number of a paper, null where it is not known */

/** @type {{[name: string]: Scale}} */
const SCALES = {
  leads: { name: "papers it leads to", value: (paper) => paper.leadsTo },
  cited: { name: "times cited on the list", value: (paper) => paper.citedBy.length },
  year: { name: "year", value: (paper) => paper.year },
};

/** @type {Map<string, [least: number, most: number]>} */
const ranges = new Map();

/** From what to what a scale goes on this list. @param {string} name */
export function rangeOf(name) {
  const known = ranges.get(name);
  if (known) return known;
  const found = range(data.listed.flatMap((paper) => SCALES[name].value(paper) ?? []));
  ranges.set(name, found);
  return found;
}

/**
 * Where a paper stands on a scale, from 0 to 1; null where that is not known. Counts are few and
 * large: their roots are compared.
 * @param {string} name
 * @param {Thing} thing
 */
function placeOn(name, thing) {
  const value = thing.type === "paper" ? SCALES[name].value(thing) : null;
  const [least, most] = rangeOf(name);
  if (value === null || !(most > least)) return null;
  const share = Math.min(Math.max((value - least) / (most - least), 0), 1);
  return name === "year" ? share : Math.sqrt(share);
}

/** @type {{[name: string]: (thing: Thing) => ReturnType<typeof topicColour>}} */
const KINDS_OF_COLOUR = {
  read: (thing) => topicColour(isRead(thing) ? 4 : -1),
  community: (thing) => topicColour(thing.type === "paper" && thing.listed ? data.communities[thing.number] : -1),
};

/** The colours of a paper or concept, as the reader asked for. @param {Thing} thing */
export function colourOf(thing) {
  if (thing.type === "concept" || !thing.listed) return topicColour(thing.type === "concept" ? topicOf(thing) : -1);
  if (Object.hasOwn(KINDS_OF_COLOUR, state.colour)) return KINDS_OF_COLOUR[state.colour](thing);
  if (!Object.hasOwn(SCALES, state.colour)) return topicColour(topicOf(thing));
  const place = placeOn(state.colour, thing);
  return place === null ? topicColour(-1) : rampColour(place);
}

/** The colours of a group of papers: of most of them, or of their mean. @param {Thing[]} things @param {number} topic */
export function colourOfGroup(things, topic) {
  if (state.colour === "read") return rampColour(things.filter(isRead).length / things.length);
  if (state.colour === "community") return colourOf(things[0]);
  if (!Object.hasOwn(SCALES, state.colour)) return topicColour(topic);
  const places = things.flatMap((thing) => placeOn(state.colour, thing) ?? []);
  return places.length ? rampColour(places.reduce((sum, place) => sum + place, 0) / places.length) : topicColour(-1);
}

const THIN = 1.3;
const THICK = 5;

/** How broad the border of a paper is. @param {Thing} thing */
export function borderOf(thing) {
  if (!Object.hasOwn(SCALES, state.weight)) return THIN;
  return THIN + (THICK - THIN) * (placeOn(state.weight, thing) ?? 0);
}

/** What the colours say, in words, and the ends of the ramp if there is one. */
export function describeColours() {
  if (state.colour === "read") return { text: "coloured: read; grey: not read" };
  if (state.colour === "community") return { text: "a colour for each community: papers that cite each other" };
  if (!Object.hasOwn(SCALES, state.colour)) return { text: "" };
  const [least, most] = rangeOf(state.colour);
  if (!Number.isFinite(least)) return { text: "not known for any paper" };
  /** @param {number} value */
  const say = (value) => (state.colour === "year" ? String(value) : sayNumber(value));
  return { text: SCALES[state.colour].name, ends: [say(least), say(most)] };
}
