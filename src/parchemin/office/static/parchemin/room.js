/* La salle : les flèches vont d'un candidat à l'autre ; les voix reçues s'affichent d'elles-mêmes
   tant que rien n'est en cours de saisie. Sans ce fichier, liens et boutons suffisent. */
(() => {
  "use strict";
  const KEYS = { ArrowLeft: "prev", ArrowRight: "next" };
  const FIELDS = "input, select, textarea, [contenteditable]";
  let touched = false;

  addEventListener("keydown", (event) => {
    const rel = KEYS[event.key];
    if (!rel || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (touched || event.target.closest(`${FIELDS}, [tabindex="0"]`)) return;
    const link = document.querySelector(`a[rel="${rel}"]`);
    if (link) link.click();
  });

  addEventListener("input", (event) => {
    if (event.target.closest("#deliberation")) touched = true;
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    const part = event.detail.elt;
    if (part.id === "deliberation") touched = false;
    const link = document.querySelector("#direct [data-relire]");
    if (link && !touched && !document.querySelector("details[open] form")) link.click();
  });
})();
