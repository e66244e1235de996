// The clock between this page and the server: what it says, and what a page that lost the server looks like.

import { say } from "./texts.js";

/** The mark of each state; what it is called is the text of its name. */
const MARKS = { connecting: "never", live: "fresh", asking: "never", paused: "paused", held: "paused", lost: "stale", printed: "fresh", past: "never" };
const LOST = "data-lost";

let told = "connecting";

/**
 * Shows how the connection is.
 *
 * state:   a key of MARKS
 * heardAt: when the server was last heard of, ms by this browser
 * shownAt: of when what is shown is
 */
export function show(state, heardAt, shownAt) {
  const word = document.querySelector("#clock-browser .word");
  const icon = document.querySelector("link[rel=icon]");
  document.documentElement.classList.toggle("lost", state === "lost");
  if (word) sign(word, state, heardAt, shownAt);
  if (icon) put(icon, "href", sight(state));
  actions(state === "lost");
  if (state !== told && (state === "lost" || told === "lost")) speak(state, shownAt);
  told = state;
}

/** What the icon says: the server is lost, or what the server says of problems and of what is not seen. */
function sight(state) {
  const { assets, icon } = document.getElementById("page").dataset;
  return `${assets}/${state === "lost" ? "icon-lost" : icon}.svg`;
}

function sign(word, state, heardAt, shownAt) {
  const mark = MARKS[state];
  const name = say(state);
  const isOfThen = ["lost", "paused", "held", "printed"].includes(state);
  text(word, isOfThen ? say("showing", name, time(shownAt, state === "printed")) : name);
  put(word, "data-age", ["connecting", "printed", "past"].includes(state) ? "" : age(Date.now() - heardAt));
  const shape = word.parentElement.querySelector(".sign");
  put(shape, "class", `sign s-${mark}`);
  put(shape.querySelector("use"), "href", `#s-${mark}`);
}

function text(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

function put(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function time(ms, withDay = false) {
  const [day, clock] = new Date(ms).toISOString().slice(0, 19).split("T");
  return `${withDay ? `${day} ` : ""}${clock} UTC`;
}

function age(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return seconds < 120 ? say("s", seconds) : say("min", Math.floor(seconds / 60));
}

/** What changes something waits until the server is there again. */
function actions(lost) {
  const choice = lost ? 'form[method="post"] button:not([disabled])' : `button[${LOST}]`;
  for (const button of document.querySelectorAll(choice)) {
    button.disabled = lost;
    button.toggleAttribute(LOST, lost);
    if (lost) button.title = say("barred");
    else button.removeAttribute("title");
  }
}

function speak(state, shownAt) {
  document.getElementById("status").textContent = state === "lost" ? say("gone", time(shownAt)) : say("back");
}
