/* Colours of topics: even in lightness (OKLCH), so that words on them keep their contrast. */

/**
 * Turn OKLCH into the hexadecimal form that any program reads (Ottosson 2020, sRGB, clipped).
 * @param {number} lightness from 0 to 1
 * @param {number} chroma
 * @param {number} hue in degrees
 */
function oklch(lightness, chroma, hue) {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  /** @param {number} value */
  const channel = (value) => {
    const clipped = Math.min(Math.max(value, 0), 1);
    const coded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255).toString(16).padStart(2, "0");
  };
  return `#${linear.map(channel).join("")}`;
}

export const darkness = window.matchMedia("(prefers-color-scheme: dark)");

/** Printed pages and exported pictures of them are light. */
export let printing = false;

/** @param {boolean} value */
export function setPrinting(value) {
  printing = value;
}

export function isDark() {
  return darkness.matches && !printing;
}

/**
 * The colours of a topic; hues are spread so that neighbouring topics differ.
 * @param {number} topic its number, or -1 for none
 */
export function topicColour(topic) {
  const hue = (topic * 137.5 + 250) % 360;
  const strength = topic < 0 ? 0 : 1;
  return isDark()
    ? { fill: oklch(0.32, 0.055 * strength, hue), line: oklch(0.7, 0.11 * strength, hue), ink: oklch(0.95, 0.03 * strength, hue) }
    : { fill: oklch(0.945, 0.04 * strength, hue), line: oklch(0.56, 0.12 * strength, hue), ink: oklch(0.27, 0.07 * strength, hue) };
}

/**
 * The colours of a place on a scale, from pale to strong; words keep their contrast.
 * @param {number} place from 0 to 1
 */
export function rampColour(place) {
  const hue = 265 - 25 * place;
  return isDark()
    ? { fill: oklch(0.25 + 0.2 * place, 0.02 + 0.09 * place, hue), line: oklch(0.6 + 0.15 * place, 0.05 + 0.09 * place, hue), ink: oklch(0.97, 0.01, hue) }
    : { fill: oklch(0.97 - 0.2 * place, 0.008 + 0.1 * place, hue), line: oklch(0.62 - 0.16 * place, 0.05 + 0.1 * place, hue), ink: oklch(0.2, 0.05, hue) };
}

/**
 * The colour of words about a topic that stand on the page itself.
 * @param {number} topic
 */
export function topicInk(topic) {
  const colour = topicColour(topic);
  return isDark() ? colour.line : colour.ink;
}

/**
 * The ground of a community: a tint that words do not stand on.
 * @param {number} community
 */
export function communityColour(community) {
  const hue = (community * 137.5 + 60) % 360;
  return isDark() ? oklch(0.255, 0.028, hue) : oklch(0.955, 0.022, hue);
}

/**
 * The letters of a topic, a sign beside its colour: A to Z, then AA, AB and so on.
 * @param {number} topic
 * @returns {string}
 */
export function topicSign(topic) {
  if (topic < 0) return "–";
  const letter = String.fromCharCode(65 + (topic % 26));
  return topic < 26 ? letter : topicSign(Math.floor(topic / 26) - 1) + letter;
}

/** @type {{[name: string]: string}} */
const PRINTED = {
  "--paper": "#ffffff", "--ink": "#1b2230", "--muted": "#566070", "--rule": "#d9d6ce",
  "--band": "#f5f3ee", "--accent": "#1a56b0", "--faded": "#6c717b",
};

/**
 * A colour of the page's style.
 * @param {string} name
 */
export function css(name) {
  return printing ? PRINTED[name] : getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}
