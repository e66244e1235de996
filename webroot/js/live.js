// Keeps a page as the server has it: a hint that something changed makes the page fetch itself and change what differs.
// Without this script every page is complete as it was loaded.

import { morph } from "./morph.js";

const PING_MS = 4000; // how often the server is asked for a sign of life
const LOST_MS = 12000; // after how long without one the connection counts as lost
const REST_MS = 1000; // fetches are at least this far apart
const SPEAK_MS = 10000; // a screen reader is told at most this often

let socket = null;
let heardAt = 0;
let backOff = 1000;
let etag = null;
let fetching = false;
let again = false;
let fetchedAt = 0;
let shownAt = Date.now();
let spokenAt = 0;
let paused = false;

const page = () => document.getElementById("page");
const wants = (topic) => (page().dataset.topics || "").split(" ").includes(topic);

function connect() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}/eventbus/websocket`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    heard();
    backOff = 1000;
    socket.send(JSON.stringify({ type: "register", address: "live" }));
    refresh();
  };
  socket.onmessage = (event) => {
    heard();
    const text = typeof event.data === "string" ? event.data : new TextDecoder().decode(event.data);
    const message = JSON.parse(text);
    if (message.type === "rec" && wants(message.body.topic)) refresh();
  };
  socket.onclose = () => {
    socket = null;
    refresh();
    setTimeout(connect, backOff + Math.random() * backOff);
    backOff = Math.min(backOff * 2, 30000);
  };
}

function heard() {
  heardAt = Date.now();
}

function ping() {
  if (socket && socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}');
  if (socket && heardAt && Date.now() - heardAt > LOST_MS) socket.close();
}

async function refresh() {
  if (paused) return;
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  const wait = fetchedAt + REST_MS - Date.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  again = false;
  fetchedAt = Date.now();
  try {
    await fetchPage();
  } catch {
    // The connection clock says so.
  }
  fetching = false;
  if (again) refresh();
}

async function fetchPage() {
  const url = new URL(location.href);
  url.searchParams.set("fragment", "live");
  const headers = etag ? { "If-None-Match": etag } : {};
  const answer = await fetch(url, { headers, cache: "no-store" });
  if (answer.status === 401) return signedOut();
  if (answer.status === 304) return shown();
  const text = await answer.text();
  if (!(answer.headers.get("Content-Type") || "").startsWith("text/html")) return;
  etag = answer.headers.get("ETag");
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("page");
  if (!next) return;
  morph(page(), next);
  shown();
  times();
  speak(page().dataset.title);
}

// The sign-in says why; but what somebody types is not thrown away.
function signedOut() {
  if (!/^(input|textarea|select)$/i.test(document.activeElement?.localName || "")) location.reload();
}

function shown() {
  heard();
  shownAt = Date.now();
}

function speak(title) {
  if (document.title === title) return;
  document.title = title;
  if (Date.now() - spokenAt < SPEAK_MS) return;
  spokenAt = Date.now();
  document.getElementById("status").textContent = title;
}

function clock() {
  const live = socket && socket.readyState === WebSocket.OPEN && Date.now() - heardAt < LOST_MS;
  const word = document.querySelector("#clock-browser .clock");
  document.documentElement.classList.toggle("lost", heardAt > 0 && !live);
  if (!word) return;
  const at = new Date(shownAt).toISOString().slice(11, 19);
  const text = paused
    ? `paused, showing ${at} UTC`
    : live
      ? "live"
      : heardAt
        ? `connection lost, showing ${at} UTC`
        : "connecting";
  if (word.textContent !== text) word.textContent = text;
}

const STEPS = [[60, "s", 1], [3600, "min", 60], [86400, "h", 3600], [Infinity, "d", 86400]];

/** Clocks that differ by less do not make the past the future. */
const ASKEW = 60;

/** "3 min ago" or "in 3 min" beside each moment; the moment itself stays in the title. */
function times() {
  for (const time of document.querySelectorAll("time[datetime]")) {
    const ago = Math.round((Date.now() - Date.parse(time.getAttribute("datetime"))) / 1000);
    const seconds = Math.abs(ago);
    const [, unit, size] = STEPS.find(([below]) => seconds < below);
    const span = `${Math.floor(seconds / size)} ${unit}`;
    const text = ago <= -ASKEW ? `in ${span}` : ago < 2 ? "just now" : `${span} ago`;
    if (time.textContent !== text) time.textContent = text;
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(input|textarea|select)$/i.test(event.target.localName)) return;
  const filter = document.getElementById("q");
  if (event.key === "/" && filter) {
    event.preventDefault();
    filter.focus();
  }
  if (event.key === "p") {
    paused = !paused;
    clock();
    if (!paused) refresh();
  }
});

connect();
times();
clock();
setInterval(ping, PING_MS);
setInterval(() => {
  clock();
  times();
}, 1000);
