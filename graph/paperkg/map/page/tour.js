/* The tour: four steps at most, on the first visit, and never again unless it is asked for. */

import { data } from "./data.js";
import { byId } from "./dom.js";

const TOUR_KEY = "paperkg tour";
/** @type {[title: string, text: string][]} */
const STEPS = [
  ["Your list as a map", "Arrows run from a paper to those that build on it. Drag the map to move it, turn the wheel or press + to come nearer."],
  ["Ask a paper", "Select a paper: the panel says what it builds on, what builds on it, and who says so."],
  ["Find your way", "“Path to here” numbers what to read first, and why. Tick what you have read: the map then says what to read next."],
  ["Find anything", "Search titles, authors and identifiers. The panel also lists works that your papers cite and your list lacks."],
];
let step = 0;

/** Whether this browser shows the tour for the first time, and keeps that it did. */
function isFirstVisit() {
  try {
    if (localStorage.getItem(TOUR_KEY)) return false;
    localStorage.setItem(TOUR_KEY, "seen");
    return localStorage.getItem(TOUR_KEY) === "seen";
  } catch {
    return false; // A browser that keeps nothing would show it each time.
  }
}

/** @param {number} place */
function showStep(place) {
  step = place;
  const [title, text] = STEPS[step];
  byId("tour-title").textContent = title;
  byId("tour-text").textContent = text;
  byId("tour-place").textContent = `${step + 1} of ${STEPS.length}`;
  byId("tour-next").textContent = step + 1 < STEPS.length ? "Next" : "Done";
}

function closeTour() {
  byId("tour").hidden = true;
}

function openTour() {
  showStep(0);
  byId("tour").hidden = false;
}

byId("tour-next").addEventListener("click", () => (step + 1 < STEPS.length ? showStep(step + 1) : closeTour()));
byId("tour-close").addEventListener("click", closeTour);
byId("tour").addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
  if (event.key !== "Escape") return;
  closeTour();
  byId("map").focus();
  event.stopPropagation();
});
byId("tour-again").addEventListener("click", () => {
  openTour();
  byId("tour-next").focus();
});

/** Offer the tour to who opens a map for the first time, and asks for nothing of it yet. */
export function offerTour() {
  if (!location.hash && data.listed.length && isFirstVisit()) openTour();
}
