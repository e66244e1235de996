// Writes moments as "3 min ago", by the server's clock. The moment itself stays in the title, and is written out in the row
// that has the focus of the keyboard, and everywhere when the reader wants it so.

import { kept, keep } from "./kept.js";
import { say } from "./texts.js";

const STEPS = [[60, "s", 1], [3600, "min", 60], [86400, "h", 3600], [Infinity, "d", 86400]];

/** Clocks that differ by less do not make the past the future. */
const ASKEW = 60;
const ROWS = "tr, li, dd, p";
const LOCAL = new Intl.DateTimeFormat("sv-SE", { // writes as RFC 3339 does
  year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "longOffset",
});

let ahead = null; // of this browser's clock the server's is, in ms; nothing is relative before that is known
let absolute = kept("times") === "absolute";
let row = null; // that has the focus of the keyboard
let printed = false; // paper does not know how long ago it was printed

/** What the header Date of an answer says. */
export function learn(date) {
  const ms = Date.parse(date || "");
  if (!Number.isNaN(ms)) ahead = ms - Date.now();
}

/** This moment by the server's clock, as far as it is known. */
export const now = (ms = Date.now()) => ms + (ahead || 0);

/** Times as they happened, or as long as they are ago. */
export function toggle() {
  absolute = !absolute;
  keep("times", absolute ? "absolute" : "relative");
  write();
}

/** Whether the page is on its way to paper. */
export function print(is) {
  printed = is;
  write();
}

/** Writes all times of the page. */
export function write() {
  for (const span of document.querySelectorAll("[data-since]")) span.textContent = `(${relative(span.dataset.since)})`;
  for (const time of document.querySelectorAll("time[datetime]")) {
    const isWritten = absolute || printed || ahead === null || (row && row.contains(time));
    const text = isWritten ? written(time) : relative(time.getAttribute("datetime"));
    if (time.textContent !== text) time.textContent = text;
  }
}

/** The moment itself: as the server wrote it, or in the zone of this browser for who wants that. */
function written(time) {
  if (document.documentElement.dataset.zone !== "local") return time.title;
  return LOCAL.format(new Date(time.getAttribute("datetime")));
}

function relative(iso) {
  const ago = Math.round((now() - Date.parse(iso)) / 1000);
  const seconds = Math.abs(ago);
  const [, unit, size] = STEPS.find(([below]) => seconds < below);
  const span = say(unit, Math.floor(seconds / size));
  return ago <= -ASKEW ? say("ahead", span) : ago < 2 ? say("now") : say("ago", span);
}

document.addEventListener("focusin", ({ target }) => {
  // Not for a click: a row must not change under the pointer.
  row = target.matches(":focus-visible") ? target.closest(ROWS) : null;
  write();
});
