// What a reader chose for this browser only. A browser that keeps nothing forgets it with the page.

const NAME = "vioscope.";

/** What was chosen under that name, or null. */
export function kept(name) {
  try {
    return localStorage.getItem(NAME + name);
  } catch {
    return null;
  }
}

/** Keeps a choice. */
export function keep(name, choice) {
  try {
    localStorage.setItem(NAME + name, choice);
  } catch {
    // It holds for this page.
  }
}
