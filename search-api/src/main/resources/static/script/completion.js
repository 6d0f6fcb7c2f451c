"use strict";
// Completion of the search box: a combobox with a list box, as the ARIA Authoring Practices describe it. Without this
// script the box is a plain one. Offers are put in as text, never as HTML.
(function () {
  const box = document.getElementById("q");
  if (!box || !box.dataset.completions) return;
  const list = document.createElement("ul");
  const status = document.createElement("div");
  const shown = 12;
  let answer = { start: 0, end: 0, offers: [] };
  let active = -1;
  let timer = 0;
  let asked = null;

  list.id = "q-offers";
  list.className = "offers";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.listLabel);
  status.className = "skip";
  status.setAttribute("role", "status");
  box.type = "text";
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.after(list, status);

  const points = (text) => Array.from(text);

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    list.hidden = true;
    active = -1;
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
    status.textContent = "";
  }

  function mark(index) {
    active = index;
    Array.from(list.children).forEach((item, i) => item.setAttribute("aria-selected", String(i === index)));
    if (index < 0) {
      box.removeAttribute("aria-activedescendant");
    } else {
      box.setAttribute("aria-activedescendant", list.children[index].id);
      list.children[index].scrollIntoView({ block: "nearest" });
    }
  }

  function show() {
    list.replaceChildren(...answer.offers.map((offer, i) => {
      const item = document.createElement("li");
      item.id = "q-offer-" + i;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const text = document.createElement("code");
      text.textContent = offer.insert;
      const label = document.createElement("span");
      label.textContent = offer.label;
      item.append(text, " ", label);
      // Before the box loses the focus.
      item.addEventListener("mousedown", (event) => { event.preventDefault(); take(i); });
      return item;
    }));
    list.hidden = answer.offers.length === 0;
    box.setAttribute("aria-expanded", String(!list.hidden));
    status.textContent = list.hidden ? "" : box.dataset.some.replace("{0}", String(answer.offers.length));
    mark(-1);
  }

  function take(index) {
    const offer = answer.offers[index];
    const all = points(box.value);
    const name = offer.kind === "field";
    const after = all.slice(answer.end).join("");
    const before = all.slice(0, answer.start).join("") + offer.insert + (name || /^[\s,)]/.test(after) ? "" : " ");
    box.value = before + after;
    box.setSelectionRange(before.length, before.length);
    close();
    if (name) ask();
  }

  async function ask() {
    if (asked) asked.abort();
    asked = new AbortController();
    const text = box.value;
    const caret = points(text.slice(0, box.selectionStart)).length;
    const address = box.dataset.completions + "?q=" + encodeURIComponent(text) + "&at=" + caret;
    try {
      const response = await fetch(address, { signal: asked.signal, headers: { Accept: "application/json" } });
      if (!response.ok) { close(); return; }
      const found = await response.json();
      if (box.value !== text) return;
      // What is written out already needs no offer.
      const written = points(text).slice(found.start, found.end).join("");
      found.offers = found.offers.filter((offer) => offer.insert !== written).slice(0, shown);
      answer = found;
      show();
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (list.hidden) {
      if (event.key === "ArrowDown") { event.preventDefault(); ask(); }
      return;
    }
    const last = answer.offers.length - 1;
    if (event.key === "ArrowDown") { event.preventDefault(); mark(active < last ? active + 1 : -1); }
    else if (event.key === "ArrowUp") { event.preventDefault(); mark(active < 0 ? last : active - 1); }
    else if (event.key === "Escape") { event.preventDefault(); close(); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); take(active); }
    else if (event.key === "Tab" && active >= 0) { event.preventDefault(); take(active); }
  });
})();
