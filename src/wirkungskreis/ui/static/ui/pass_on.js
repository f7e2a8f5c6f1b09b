// Buttons that copy a text or print the page; they stand there only where a script runs.
for (const button of document.querySelectorAll("[data-kopieren]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.kopieren).textContent.trim();
    await navigator.clipboard.writeText(text);
    button.querySelector("[role=status]").textContent = button.dataset.fertig;
  });
}
for (const button of document.querySelectorAll("[data-drucken]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
