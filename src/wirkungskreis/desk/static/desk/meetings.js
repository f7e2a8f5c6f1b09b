// In the meeting: arrow keys lead on, and what was typed outlives a lost connection.

// Arrow keys follow the links to the items before and after, unless somebody is typing.
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, summary, [contenteditable]");
  if (typing || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  document.querySelector(`a[data-taste="${event.key}"]`)?.click();
});

// What is typed about an item stands in this browser until it was saved, by item and edition.
const PREFIX = "wk:entwurf:";
const store = openStore();

function openStore() {
  try {
    localStorage.setItem(`${PREFIX}probe`, "1");
    localStorage.removeItem(`${PREFIX}probe`);
    return localStorage;
  } catch {
    return null; // forbidden or full: the page works without
  }
}

function fieldsOf(part) {
  return [...part.querySelectorAll("input:not([type=hidden]), textarea, select")];
}

function valuesOf(part) {
  return Object.fromEntries(fieldsOf(part).map((field) => [field.name, field.value]));
}

function keep(part, isSent) {
  const draft = JSON.stringify({ values: valuesOf(part), isSent });
  store.setItem(`${PREFIX}${part.dataset.entwurf}:${part.dataset.fassung}`, draft);
}

function keptOf(item) {
  const start = `${PREFIX}${item}:`;
  const keys = Object.keys(store).filter((key) => key.startsWith(start));
  return keys.map((key) => ({ key, edition: Number(key.slice(start.length)), ...JSON.parse(store.getItem(key)) }));
}

// A sent draft is done with once the page shows what was in it.
function isStored(part, draft) {
  if (!draft.isSent || draft.edition >= Number(part.dataset.fassung)) return false;
  const text = fieldsOf(part).find((field) => field.name.endsWith("-minute"));
  return !text || text.value.trim() === (draft.values[text.name] ?? "").trim();
}

function differs(part, draft) {
  return fieldsOf(part).some((field) => (draft.values[field.name] ?? field.value) !== field.value);
}

function offer(part, draft) {
  const box = document.querySelector("#entwurf-angebot").content.firstElementChild.cloneNode(true);
  box.addEventListener("click", (event) => {
    const act = event.target.closest("[data-tut]")?.dataset.tut;
    if (!act) return;
    if (act === "nehmen") {
      for (const field of fieldsOf(part)) field.value = draft.values[field.name] ?? field.value;
      for (const fold of part.querySelectorAll("details")) fold.open = true;
    }
    store.removeItem(draft.key);
    if (act === "nehmen") keep(part, false);
    box.remove();
  });
  part.prepend(box);
}

for (const part of store ? document.querySelectorAll("[data-entwurf]") : []) {
  for (const draft of keptOf(part.dataset.entwurf)) {
    if (isStored(part, draft) || !differs(part, draft)) store.removeItem(draft.key);
    else offer(part, draft);
  }
  part.addEventListener("input", () => keep(part, false));
  part.closest("form").addEventListener("submit", () => {
    if (wasTyped(part)) keep(part, true);
  });
}

function wasTyped(part) {
  return store.getItem(`${PREFIX}${part.dataset.entwurf}:${part.dataset.fassung}`) !== null;
}
