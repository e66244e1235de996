// Turns one tree into another by changing only what differs. Children that carry an id are matched by it, so that a row
// keeps its focus, its selection and its open details when others come and go around it.

const KEEP = "data-keep";

/** Makes `from` equal to `to`, which is used up. */
export function morph(from, to) {
  if (from.hasAttribute(KEEP)) return;
  attributes(from, to);
  children(from, to);
}

function attributes(from, to) {
  for (const { name } of [...from.attributes]) {
    // Whether a details is open is the reader's choice, not the server's.
    if (!to.hasAttribute(name) && !(name === "open" && from.localName === "details")) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

function children(from, to) {
  const named = new Map();
  for (const child of from.children) if (child.id) named.set(child.id, child);
  let here = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const known = wanted.id ? named.get(wanted.id) : fits(here, wanted) ? here : null;
    if (!known) {
      from.insertBefore(wanted, here);
      continue;
    }
    if (known !== here && known.contains(document.activeElement)) {
      // What has the focus would lose it by being moved: what stands before it goes to the end instead.
      while (here !== known) {
        const next = here.nextSibling;
        from.append(here);
        here = next;
      }
    }
    if (known === here) here = here.nextSibling;
    else from.insertBefore(known, here);
    if (known.nodeType === Node.ELEMENT_NODE) reuse(known, wanted);
    else if (known.data !== wanted.data) known.data = wanted.data;
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

function reuse(known, wanted) {
  if (known.localName !== wanted.localName) known.replaceWith(wanted);
  else if (known !== document.activeElement || known.localName !== "input") morph(known, wanted);
}

/** Whether an unnamed node can become the other: never one that a name claims. */
function fits(here, wanted) {
  return here && !here.id && here.nodeType === wanted.nodeType && here.localName === wanted.localName;
}
