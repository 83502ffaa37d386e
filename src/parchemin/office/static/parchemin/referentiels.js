/* Relire : survoler ou choisir une valeur montre sa place dans la source, et l'inverse.
   Sans ce fichier, la page se lit et se corrige : les liens et les formulaires suffisent. */
(() => {
  "use strict";
  const page = document.querySelector("[data-relecture]");
  if (!page) return;
  const source = document.getElementById("texte");
  const structure = page.querySelector(".volet-structure");
  let shown = [];

  const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  const marksOf = (value) => [...source.querySelectorAll(`mark[data-champ="${value.id}"]`)];
  const valueOf = (mark) => mark.dataset.champ && document.getElementById(mark.dataset.champ);
  const values = () => [...structure.querySelectorAll(".valeur")].filter((one) => one.offsetParent);
  const marks = () => [...source.querySelectorAll("mark[data-champ^='champ']")];

  function forget() {
    for (const one of shown) one.classList.remove("montre");
    shown = [];
  }

  function show(...places) {
    forget();
    shown = places.filter(Boolean);
    for (const one of shown) one.classList.add("montre");
  }

  /* Ne défile que le volet, jamais la page : l'autre côté reste où l'on regarde. */
  function bring(place, pane) {
    const inside = place.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    if (inside.top >= frame.top && inside.bottom <= frame.bottom) return;
    const by = inside.top - frame.top - frame.height / 3;
    pane.scrollBy({ top: by, behavior: calm() ? "auto" : "smooth" });
  }

  function showValue(value) {
    const places = marksOf(value);
    show(value, ...places);
    if (places.length) bring(places[0], source);
  }

  function showMark(mark, scroll) {
    const value = valueOf(mark);
    if (!value) return;
    show(value, ...marksOf(value));
    if (scroll) {
      value.closest("details:not([open])")?.setAttribute("open", "");
      bring(value, structure);
    }
  }

  function valueAt(target) {
    if (target.classList.contains("valeur")) return target;
    const link = target.closest("a.vers");
    return link ? (link.parentElement.querySelector(".valeur") ?? null) : target.closest(".valeur");
  }

  let waiting = 0;
  structure.addEventListener("mouseover", (event) => {
    const value = event.target.closest(".valeur");
    clearTimeout(waiting);
    if (value) waiting = setTimeout(() => showValue(value), 90);
  });
  source.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("mark[data-champ^='champ']");
    clearTimeout(waiting);
    if (mark) waiting = setTimeout(() => showMark(mark, true), 90);
  });
  structure.addEventListener("focusin", (event) => {
    const link = event.target.closest("a[data-source]");
    const value = valueAt(event.target);
    if (value) showValue(value);
    else if (link) {
      const place = document.getElementById(link.dataset.source);
      if (place) {
        show(place);
        bring(place, source);
      }
    }
  });
  source.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-champ^='champ']");
    if (mark) showMark(mark, true);
  });

  function choose(list, current, step) {
    const rank = list.indexOf(current);
    const next = list[rank < 0 ? (step > 0 ? 0 : list.length - 1) : rank + step];
    if (!next) return;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    bring(next, source.contains(next) ? source : structure);
    if (source.contains(next)) showMark(next, true);
  }

  function press(selector, within) {
    within.querySelector(selector)?.click();
  }

  function typing(target) {
    return target.closest("input, textarea, select, [contenteditable]");
  }

  const keys = {
    j: (at, list) => choose(list, at, 1),
    k: (at, list) => choose(list, at, -1),
    u: () => press('#barre button[value^="annuler"]', document),
    c: (at) => at && press('a[hx-get*="/corriger/"]', at.parentElement),
    r: (at) => at && press('a[hx-get*="/ranger/"]', at.parentElement),
    Enter: (at) => {
      if (!at) return false;
      const other = at.tagName === "MARK" ? valueOf(at) : marksOf(at)[0];
      if (!other) return false;
      other.tabIndex = -1;
      other.focus({ preventScroll: true });
      bring(other, source.contains(other) ? source : structure);
      return true;
    },
  };

  page.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const inSource = source.contains(event.target);
    const at = event.target.closest(inSource ? "mark[data-champ^='champ']" : ".valeur");
    const act = keys[event.key];
    if (!act || (event.key === "Enter" && event.target.closest("a, button, summary"))) return;
    if (act(at, inSource ? marks() : values()) !== false) event.preventDefault();
  });

  /* L'établi : s'ouvre au-dessus du bas de la page, se ferme d'un geste, rend le curseur. */
  const bench = () => document.getElementById("etabli");
  let came = null;
  function close() {
    bench().replaceChildren();
    if (came?.isConnected) came.focus({ preventScroll: true });
  }
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-fermer]") || !bench().firstElementChild) return;
    event.preventDefault();
    close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && bench().firstElementChild) close();
  });
  document.body.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.target?.id === "etabli") came = document.activeElement;
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target?.id !== "etabli") return;
    bench().querySelector("textarea, input:not([type=hidden]), select, button, a")?.focus();
  });
  let last = "";
  page.addEventListener("focusin", (event) => {
    last = event.target.closest(".valeur, mark")?.id || last;
  });
  document.body.addEventListener("relu", (event) => {
    const place = document.getElementById(event.detail.value);
    const value = place?.matches(".valeur") ? place : document.getElementById(last);
    if (!value) return;
    value.tabIndex = -1;
    value.focus({ preventScroll: true });
    bring(value, structure);
  });
})();
