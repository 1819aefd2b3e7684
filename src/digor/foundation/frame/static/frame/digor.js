/* Comfort only: every page works without this file. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("scripted");

  /* A filter sentence: a choice by pointer is enough. By keyboard a native select changes at every
     arrow, so the sentence waits for Enter or for its button. */
  let byKeyboard = false;
  document.addEventListener("keydown", (event) => { if (event.key !== "Tab") byKeyboard = true; }, true);
  document.addEventListener("pointerdown", () => { byKeyboard = false; }, true);
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-sentence]");
    if (form && !byKeyboard) form.requestSubmit();
  });
  document.addEventListener("keydown", (event) => {
    const form = event.target.closest && event.target.closest("form[data-sentence]");
    if (form && event.key === "Enter" && event.target.matches("select")) {
      event.preventDefault();
      form.requestSubmit();
    }
  });

  /* Open menus close on Escape (focus goes back to what opened them) and on a click elsewhere. */
  const menus = ".who details, .places-more details";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    document.querySelectorAll(menus).forEach((menu) => {
      if (menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  });
  document.addEventListener("click", (event) => {
    document.querySelectorAll(menus).forEach((menu) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  });

  /* A table wider than its frame can be scrolled by keyboard too. */
  const scrollable = () => document.querySelectorAll(".table-frame").forEach((frame) => {
    if (frame.scrollWidth <= frame.clientWidth || frame.tabIndex === 0) return;
    const said = frame.querySelector("caption") || frame.querySelector("th");
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", said ? said.textContent.trim() : "");
  });
  scrollable();
  addEventListener("resize", scrollable);
  document.addEventListener("toggle", scrollable, true);
  document.addEventListener("htmx:afterSettle", scrollable);

  /* What must be read first takes the focus: the summary of errors, the answer to a gesture. */
  const focus = (place) => {
    const first = place.querySelector("[data-focus]");
    if (first) first.focus();
  };
  focus(document);
  document.addEventListener("htmx:afterSettle", (event) => focus(event.target));

  /* A form sent is not sent twice. */
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
    setTimeout(() => { delete form.dataset.sent; }, 4000);
  });
})();
