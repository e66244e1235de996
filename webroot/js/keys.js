// Shortcuts of the keyboard, as the table says that the server wrote into the page (#keys). Keys that somebody types into a
// field are never taken, nor is any while they are switched off.

import { kept, keep } from "./kept.js";
import { say } from "./texts.js";

const CHORD_MS = 3000; // how long the first key of two waits for the second
const FIELDS = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";
const PRESSED = "button, summary, input"; // what the space bar presses by itself
const NAMES = { " ": "Space" };

let first = "";
let firstAt = 0;
let off = kept("keys") === "off";

/** Takes keys from now on; does are what the table's words of what to do mean here. */
export function listen(does) {
  const all = { go, row, search, press, focus, pick, ...does };
  document.addEventListener("keydown", (event) => {
    const shortcut = off || isTyped(event) ? null : found(event);
    if (!shortcut) return;
    if (all[shortcut.dataset.do]?.(shortcut.dataset.target) !== false) event.preventDefault();
  });
  control();
}

function isTyped(event) {
  const at = event.target instanceof Element ? event.target : document.body;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return true;
  return Boolean(at.closest(FIELDS)) || (event.key === " " && at.matches(PRESSED));
}

function found(event) {
  const key = NAMES[event.key] || event.key;
  const keys = first && Date.now() - firstAt < CHORD_MS ? `${first} ${key}` : key;
  const table = [...document.querySelectorAll("#keys [data-keys]")];
  const isFirst = keys === key && table.some((entry) => entry.dataset.keys.startsWith(`${key} `));
  first = isFirst ? key : "";
  firstAt = Date.now();
  return table.find((entry) => entry.dataset.keys === keys) || table.find((entry) => entry.dataset.keys === key);
}

function go(href) {
  location.assign(href);
}

function search() {
  const field = document.querySelector('main [role="search"] input, main #q') || document.getElementById("seek");
  field?.focus();
  return Boolean(field);
}

/** Follows the link of the page that is meant, such as the one to the moment before. */
function press(what) {
  const target = document.querySelector(`[data-press="${what}"]`);
  target?.click();
  return Boolean(target);
}

/** To what acts on a problem: a key that was pressed by chance does nothing. */
function focus(what) {
  const target = document.querySelector(`main [data-act="${what}"]`);
  target?.focus({ focusVisible: true });
  return Boolean(target);
}

/** Ticks the row that has the focus, or unticks it. */
function pick() {
  const box = document.activeElement?.closest("tr")?.querySelector(".pick input");
  box?.click();
  return Boolean(box);
}

/** To the link of the next row, or of the one before. */
function row(direction) {
  const links = [...document.querySelectorAll("main tbody tr")]
    .map((tr) => tr.querySelector("th a[href]") || tr.querySelector("a[href]"))
    .filter((link) => link && link.offsetParent);
  const here = links.findIndex((link) => link.closest("tr").contains(document.activeElement));
  const next = links[direction === "next" ? here + 1 : Math.max(here - 1, 0)];
  next?.focus({ focusVisible: true });
  return Boolean(next);
}

/** The button of the help page that switches them off and on. */
function control() {
  const button = document.getElementById("keys-switch");
  if (!button) return;
  const tell = () => {
    button.textContent = say(off ? "switchon" : "switchoff");
    document.getElementById("keys-state").textContent = say(off ? "areoff" : "areon");
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    off = !off;
    keep("keys", off ? "off" : "on");
    tell();
  });
  tell();
}
