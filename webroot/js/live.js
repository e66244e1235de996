// Keeps a page as the server has it: a hint that something changed makes the page fetch itself and change what differs.
// Without this script every page is complete as it was loaded.

import { show } from "./clock.js";
import { offer } from "./copy.js";
import { listen } from "./keys.js";
import { morph } from "./morph.js";
import { holdBack, whenWanted } from "./news.js";
import { say } from "./texts.js";
import { learn, now, print, toggle, write } from "./times.js";

const PING_MS = 4000; // how often the server is asked for a sign of life
const SILENT_MS = 7000; // how long it may take to give one; so a loss is seen within 12 s, also by tabs that rarely wake
const OLD_MS = 12000; // after how long a sign of life says nothing of now
const REST_MS = 1000; // fetches are at least this far apart
const SPEAK_MS = 10000; // a screen reader is told at most this often

let socket = null;
let hidden = false; // whether the page was left, though it may come back
let openedOnce = false;
let heardAt = Date.now(); // the page itself came from the server
let askedAt = 0; // since when a question is unanswered; 0 if none is
let backOff = 1000;
let etag = null;
let fetching = false;
let again = false;
let fetchedAt = 0;
let shownAt = Date.now();
let spokenAt = 0;
let speaking = 0; // the timer of what is still to be told
let untold = []; // problems that are new since something was told
let paused = false;
let printed = false;
let turnedAt = Date.now();

const page = () => document.getElementById("page");
const past = () => page().classList.contains("past"); // it does not change, so it is not kept up
const held = () => page().hasAttribute("data-held"); // it answers a form, so its address is not where it is to be had
const wants = (topic) => (page().dataset.topics || "").split(" ").includes(topic);

function connect() {
  if (socket || hidden) return;
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  socket = new WebSocket(`${scheme}//${location.host}/eventbus/websocket`);
  socket.binaryType = "arraybuffer";
  socket.onopen = () => {
    heard();
    openedOnce = true;
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
  socket.onclose = closed;
}

// A page that was left may be kept for the way back, frozen: it must not keep its connection too.
addEventListener("pagehide", () => {
  hidden = true;
  if (socket) socket.onclose = null;
  socket?.close();
  socket = null;
  askedAt = 0;
});
addEventListener("pageshow", (event) => {
  hidden = false;
  if (event.persisted) connect();
});

function closed() {
  socket = null;
  refresh(); // the session may have ended
  askedAt = 0;
  tick();
  setTimeout(connect, backOff + Math.random() * backOff);
  backOff = Math.min(backOff * 2, 30000);
}

function heard() {
  heardAt = Date.now();
  askedAt = 0;
}

function ping() {
  if (!isOpen()) return;
  if (!askedAt) askedAt = Date.now();
  socket.send('{"type":"ping"}');
  if (isSilent()) giveUp();
}

/** To close what does not answer may take minutes, so it is not waited for. */
function giveUp() {
  socket.onclose = null;
  socket.close();
  closed();
}

const isOpen = () => socket && socket.readyState === WebSocket.OPEN;
const isSilent = () => askedAt > 0 && Date.now() - askedAt > SILENT_MS;

function state() {
  if (past()) return "past";
  const isOld = Date.now() - heardAt > OLD_MS;
  if (!isOpen() || isSilent()) return openedOnce || isOld ? "lost" : "connecting";
  return held() ? "held" : paused ? "paused" : printed ? "printed" : isOld ? "asking" : "live";
}

async function refresh() {
  if (paused || past() || held()) return;
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
  learn(answer.headers.get("Date"));
  if (answer.status === 401) return signedOut();
  const text = await answer.text();
  if (paused) return; // who paused meanwhile looks at what was there
  if (answer.status === 304) return shown();
  if (!(answer.headers.get("Content-Type") || "").startsWith("text/html")) return;
  etag = answer.headers.get("ETag");
  const next = new DOMParser().parseFromString(text, "text/html").getElementById("page");
  if (!next) return;
  if (next.dataset.next && next.dataset.assets !== page().dataset.assets) return location.reload();
  const news = problems(next).filter((link) => !document.getElementById(link.id));
  holdBack(next);
  morph(page(), next);
  shown();
  speak(page().dataset.title, news);
}

// The sign-in says why; but what somebody types is not thrown away.
function signedOut() {
  if (!/^(input|textarea|select)$/i.test(document.activeElement?.localName || "")) location.reload();
}

function shown() {
  heard();
  shownAt = Date.now();
  tick();
}

const problems = (of) => [...of.querySelectorAll("#problems tbody th a[id]")];

/** Tells the title when it changed, and which problems are new; at most so often, and then what is so by then. */
function speak(title, news) {
  for (const link of news) untold.push(link.textContent);
  if (document.title === title && !untold.length) return;
  document.title = title;
  if (document.documentElement.dataset.announce === "off") {
    untold = [];
    return;
  }
  clearTimeout(speaking);
  speaking = setTimeout(tell, Math.max(0, spokenAt + SPEAK_MS - Date.now()));
}

function tell() {
  spokenAt = Date.now();
  const news = untold.length ? `${say("newproblems", untold.length, untold[0])} ` : "";
  document.getElementById("status").textContent = news + document.title;
  untold = [];
}

function pause() {
  paused = !paused;
  const button = document.getElementById("pause");
  button.textContent = say(paused ? "resume" : "pause");
  tick();
  if (!paused) refresh();
}

/** On a wall pages follow each other; one that cannot be fetched is waited for, and what is shown meanwhile stays. */
function turn() {
  const { next, stay } = page().dataset;
  if (!next || state() !== "live" || Date.now() - turnedAt < stay * 1000) return;
  turnedAt = Date.now();
  history.replaceState(null, "", next);
  etag = null;
  refresh();
}

function paper(is) {
  printed = is;
  print(is);
  tick();
}

function tick() {
  show(state(), heardAt, now(shownAt));
  write();
}

document.getElementById("pause").hidden = held();
document.getElementById("pause").addEventListener("click", pause);
addEventListener("beforeprint", () => paper(true));
addEventListener("afterprint", () => paper(false));
document.addEventListener("visibilitychange", ping);
whenWanted(() => {
  etag = null;
  refresh();
});
offer(() => now(shownAt), () => state() === "live");
listen({ pause, times: toggle });
connect();
tick();
setInterval(ping, PING_MS);
setInterval(() => {
  tick();
  turn();
}, 1000);
