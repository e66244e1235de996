// Copies the address by which somebody else sees what this page shows: the same page, filter and moment. Without this script
// the link at the foot leads there.

import { say } from "./texts.js";

const NOW = "-0s"; // the moment at which the link is followed
const THANKS_MS = 3000; // how long the button says that it is done

/** Offers the button; now says as of when the page is, ms by the server's clock, and live whether that is now. */
export function offer(now, live) {
  const button = document.getElementById("copy");
  const link = document.getElementById("link");
  if (!button || !link) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const address = await exact(now, live);
    if (await put(address)) thank(button);
    else location.assign(address); // it can be copied from there
  });
}

/** The server knows what was believed exactly when, so it is asked for the moment of what it shows. */
async function exact(now, live) {
  const url = new URL(document.getElementById("link").href);
  if (url.searchParams.get("at") !== NOW) return url.href;
  const answer = live() ? await fetch(url, { method: "HEAD" }).catch(() => null) : null;
  if (answer?.redirected && answer.status === 200) return answer.url;
  url.searchParams.set("at", new Date(now()).toISOString());
  return url.href;
}

/** Whether it is in the clipboard now. Pages without TLS have the old way only. */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return putByHand(text);
  }
}

function putByHand(text) {
  const field = document.createElement("textarea");
  field.className = "hidden";
  field.value = text;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  return done;
}

function thank(button) {
  const text = button.dataset.text || button.textContent;
  button.dataset.text = text;
  button.textContent = say("copied");
  document.getElementById("status").textContent = say("copied");
  setTimeout(() => {
    button.textContent = text;
  }, THANKS_MS);
}
