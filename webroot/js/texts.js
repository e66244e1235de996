// What scripts say, in the language of the page: the server wrote it into the page (#texts).

const said = () => document.getElementById("texts").dataset;

/** The text of that name, with its arguments filled in. */
export function say(name, ...values) {
  const text = said()[`say${name[0].toUpperCase()}${name.slice(1)}`];
  return text.replace(/\$([1-9])/g, (_, n) => values[n - 1]);
}
