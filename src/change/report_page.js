"use strict";
(function () {
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  const one = (id) => document.getElementById(id);

  /* Words in attributes and options, which CSS cannot switch. */
  function speak(lang) {
    root.dataset.lang = lang;
    root.lang = lang;
    for (const e of all("[data-id][data-en]")) e.textContent = e.dataset[lang];
    for (const e of all("[data-label-id]")) {
      const words = lang === "id" ? e.dataset.labelId : e.dataset.labelEn;
      if (e.tagName === "INPUT") e.placeholder = words;
      e.setAttribute("aria-label", words);
    }
    document.title = lang === "id" ? root.dataset.titleId : root.dataset.titleEn;
    show();
  }

  function dark() {
    if (root.dataset.theme) return root.dataset.theme === "dark";
    return window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function show() {
    const box = one("search");
    if (!box) return;
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    const choices = all("select[data-filter]").filter((s) => s.value !== "*");
    let seen = 0;
    for (const a of all("#records > article")) {
      const text = a.dataset.text;
      const fits = words.every((w) => text.includes(w)) &&
        choices.every((s) => a.getAttribute("data-" + s.dataset.filter) === s.value);
      a.hidden = !fits;
      if (fits) seen += 1;
    }
    const found = one("found");
    const total = all("#records > article").length;
    found.textContent = root.dataset.lang === "id"
      ? seen + " dari " + total + " catatan ditampilkan" : seen + " of " + total + " records shown";
    one("nothing").hidden = seen > 0;
  }

  for (const a of all("#records > article")) a.dataset.text = a.textContent.toLowerCase();
  one("language").addEventListener("click", () => speak(root.dataset.lang === "id" ? "en" : "id"));
  one("theme").addEventListener("click", () => { root.dataset.theme = dark() ? "light" : "dark"; });
  one("print").addEventListener("click", () => window.print());
  if (one("search")) {
    one("search").addEventListener("input", show);
    for (const s of all("select[data-filter]")) s.addEventListener("change", show);
    one("reset").addEventListener("click", () => {
      one("search").value = "";
      for (const s of all("select[data-filter]")) s.value = "*";
      show();
    });
  }
  /* What a link points at is shown, also where it is folded away. */
  window.addEventListener("hashchange", () => {
    const at = one(location.hash.slice(1));
    for (let e = at; e; e = e.parentElement) if (e.tagName === "DETAILS") e.open = true;
    if (at) at.scrollIntoView();
  });
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = all("details:not([open])");
    for (const d of opened) d.open = true;
  });
  window.addEventListener("afterprint", () => { for (const d of opened) d.open = false; });
  for (const e of all("[data-needs-script]")) e.hidden = false;
  speak(root.dataset.lang);
})();
