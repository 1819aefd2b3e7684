/* Keys of the comparison: they press the button or follow the link that bears them. Comfort only.
   They live only while the focus is inside, so that nothing happens by surprise elsewhere. */
(() => {
  "use strict";
  const place = document.querySelector("[data-keys]");
  if (!place) return;
  const named = (event) => {
    const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code);
    return digit ? digit[1] : event.key.toLowerCase();
  };
  place.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.repeat) return;
    if (event.target.matches("select, input, textarea")) return;
    const key = named(event);
    const wanted = [...place.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === key).pop();
    if (!wanted) return;
    event.preventDefault();
    wanted.click();
  });
  /* The decision stays in sight at the foot of the page: it takes the focus without moving the page. */
  const decision = place.querySelector(".decision");
  if (decision) decision.focus({ preventScroll: true });
})();
