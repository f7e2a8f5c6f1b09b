// The grid: keys lead from cell to cell, a block is pasted over cells, mistakes show while typing.
// The rules come from the page; the server judges again.

const body = document.querySelector("[data-raster]");
if (body) start(body);

function start(body) {
  const rules = JSON.parse(body.dataset.regeln);
  const words = JSON.parse(body.dataset.worte);
  const says = document.querySelector("[data-raster-sagt]");
  const table = [...body.rows].map((row) => [...row.querySelectorAll("input")]);
  const number = new RegExp(rules.number);

  const placeOf = (input) => {
    const y = table.findIndex((row) => row.includes(input));
    return [y, table[y].indexOf(input)];
  };

  const go = (input, down, right) => {
    const [y, x] = placeOf(input);
    const next = table[y + down]?.[x + right];
    if (!next) return false;
    next.focus();
    next.select();
    return true;
  };

  body.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches("input") || event.altKey || event.ctrlKey || event.metaKey) return;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    const atStart = whole || input.selectionEnd === 0;
    const atEnd = whole || input.selectionStart === input.value.length;
    const ways = {
      ArrowUp: [-1, 0, true],
      ArrowDown: [1, 0, true],
      ArrowLeft: [0, -1, atStart],
      ArrowRight: [0, 1, atEnd],
      Enter: [event.shiftKey ? -1 : 1, 0, true],
    };
    const [down, right, may] = ways[event.key] ?? [0, 0, false];
    if (!may || (event.shiftKey && event.key !== "Enter")) return;
    if (go(input, down, right) || event.key === "Enter") event.preventDefault();
  });

  body.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!event.target.matches("input") || !/[\t\n]/.test(text.trimEnd())) return;
    event.preventDefault();
    const [top, left] = placeOf(event.target);
    let laid = 0;
    let beyond = 0;
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, y) => {
      line.split("\t").forEach((cell, x) => {
        const input = table[top + y]?.[left + x];
        if (!input) {
          beyond += cell.trim() === "" ? 0 : 1;
          return;
        }
        input.value = cell.trim();
        check(input);
        laid += 1;
      });
    });
    const told = [words.pasted.replace("{n}", laid)];
    if (beyond) told.push(words.beyond.replace("{n}", beyond));
    says.textContent = told.join(" ");
    says.classList.toggle("kern-sr-only", !beyond);
  });

  body.addEventListener("input", (event) => mark(event.target));
  body.addEventListener("change", (event) => check(event.target));

  function mark(input) {
    input.classList.toggle("wk-grid__input--neu", input.value.trim() !== input.dataset.alt);
    if (input.hasAttribute("aria-invalid")) check(input);
  }

  function check(input) {
    input.classList.toggle("wk-grid__input--neu", input.value.trim() !== input.dataset.alt);
    const problem = problemOf(input);
    const id = `fehler_${input.name}`;
    let told = document.getElementById(id);
    if (!problem) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
      told?.remove();
      return;
    }
    if (!told) {
      told = document.createElement("p");
      told.className = "wk-grid__problem";
      told.id = id;
      input.after(told);
    }
    told.textContent = problem;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", `raster-hilfe ${id}`);
  }

  function problemOf(input) {
    let text = input.value.replace(/[\s\u00a0\u2007\u2009\u202f%']/g, "");
    if (text === "" || input.value.trim() === input.dataset.alt || rules.signs.includes(text)) return "";
    text = text.replace(/[|prs]+$/, "").replace(/^\((.*)\)$/, "$1");
    if (!number.test(text)) return words.noNumber;
    const value = Number(text.replace(/\./g, "").replace(",", ".").replace("−", "-"));
    const part = input.name.split(".").pop();
    const isPart = part === "zaehler" || part === "nenner";
    const isCount = rules.counted.includes(isPart ? part : "wert");
    if (isCount && rules.few.length && value >= rules.few[0] && value <= rules.few[1]) return words.few;
    if (!isPart && rules.most !== "" && value > Number(rules.most)) return words.range;
    if (!isPart && rules.least !== "" && value < Number(rules.least)) return words.range;
    return "";
  }
}
