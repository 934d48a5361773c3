/* The page's own elements, and new ones made of text nodes only: nothing in a title can become a tag. */

import { shorten } from "./text.js";

/** @typedef {{data?: {[name: string]: string}, aria?: {[name: string]: string}, role?: string,
 *   [property: string]: unknown}} Properties */

/**
 * An element of the page, which has it.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties} [properties] of the element; "data" and "aria" and "role" become attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, { data = {}, aria = {}, role, ...properties } = {}, ...children) {
  const element = document.createElement(tag);
  Object.assign(element, properties);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria)) element.setAttribute(`aria-${name}`, value);
  if (role) element.setAttribute("role", role);
  element.append(...children);
  return element;
}

/**
 * The nearest element around what an event is about.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export function targetOf(event, selector) {
  return /** @type {Element} */ (event.target).closest(selector);
}

/**
 * Say something to those who do not see the map.
 * @param {string} text
 */
export function say(text) {
  byId("voice").textContent = shorten(text, 300);
}
