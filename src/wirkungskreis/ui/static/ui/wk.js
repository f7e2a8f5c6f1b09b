// Small comforts; every page works without them.

// "Höchstens 500 Zeichen" becomes "Noch 123 von 500 Zeichen" while somebody writes.
for (const limit of document.querySelectorAll("[data-grenze]")) {
  const area = document.querySelector(`[aria-describedby~="${limit.id}"]`);
  if (!area) continue;
  area.addEventListener("input", () => {
    const left = Number(limit.dataset.grenze) - area.value.length;
    limit.textContent = limit.dataset.noch.replace("%s", String(left));
  });
}

// The menu of the person closes with Escape and when the focus leaves it.
for (const menu of document.querySelectorAll(".wk-user")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
}
