// New rows never push away what somebody reads: where the page is scrolled, those that would come in above what is on the screen
// wait behind a button until the reader wants them, or goes back to the top.

import { say } from "./texts.js";

const TOP = 8; // px from the top within which a page counts as not scrolled

const button = () => document.getElementById("news");
const isRead = () => scrollY > TOP && !document.documentElement.classList.contains("wall");

let waiting = 0;

/** Takes rows that have to wait out of the page that is to be shown. */
export function holdBack(next) {
  waiting = 0;
  if (isRead()) for (const list of next.querySelectorAll("[data-news], .facts")) hold(list);
  button().hidden = waiting === 0;
  if (waiting > 0) button().textContent = say("waiting", waiting);
}

function hold(list) {
  const here = [...list.children].map((row) => row.id && document.getElementById(row.id)).find(Boolean)?.parentElement;
  if (!here) return;
  let below = here.getBoundingClientRect().bottom;
  for (const row of [...list.children].reverse()) {
    const known = document.getElementById(row.id);
    if (known) below = known.getBoundingClientRect().top;
    else if (below < innerHeight) {
      row.remove();
      waiting++;
    }
  }
}

/** Calls back when rows that wait are wanted. */
export function whenWanted(show) {
  button().addEventListener("click", () => {
    scrollTo(0, 0);
    button().hidden = true;
    show();
    document.getElementById("main").focus({ preventScroll: true });
  });
  addEventListener("scroll", () => {
    if (waiting > 0 && !isRead()) show();
  }, { passive: true });
}
