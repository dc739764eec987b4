// Everything here adds comfort to pages that are complete without it. No libraries, no network, no keys of its own.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector, within = document) => within.querySelector(selector);
  const make = (tag, text, properties = {}) => Object.assign(document.createElement(tag), { textContent: text }, properties);
  const hidden = (text) => make("span", text, { className: "vh" });
  const place = (hash) => {
    try {
      return hash.length > 1 ? document.getElementById(decodeURIComponent(hash.slice(1))) : null;
    } catch {
      return null;
    }
  };
  const params = new URLSearchParams(location.search);
  const root = document.documentElement.dataset.root || "./";

  // ---- a definition, opened by a click or Enter on its term
  function definitions() {
    const terms = all('a.term[href^="#"]');
    if (!terms.length || !("popover" in HTMLElement.prototype)) return;
    const panel = make("div", "", { className: "panel-term", popover: "auto", tabIndex: -1 });
    panel.setAttribute("role", "dialog");
    document.body.append(panel);
    let opener = null;
    terms.forEach((term) => term.setAttribute("aria-expanded", "false"));
    function open(term) {
      const source = place(term.hash);
      if (!source) return false;
      const name = one("dt", source).textContent;
      const body = make("div", "");
      one("dd", source).childNodes.forEach((node) => body.append(node.cloneNode(true)));
      all("[id]", body).forEach((node) => node.removeAttribute("id"));
      const close = make("button", "Close", { type: "button" });
      close.addEventListener("click", () => panel.hidePopover());
      panel.replaceChildren(make("p", name, { className: "about-title" }), body, close);
      panel.setAttribute("aria-label", `Definition of ${name}`);
      if (panel.matches(":popover-open")) panel.hidePopover();
      panel.showPopover();
      opener = term;
      term.setAttribute("aria-expanded", "true");
      const box = term.getBoundingClientRect();
      const top = Math.min(box.bottom + 8, innerHeight - panel.offsetHeight - 8);
      const left = Math.min(box.left, innerWidth - panel.offsetWidth - 8);
      Object.assign(panel.style, { margin: "0", inset: "auto", top: `${Math.max(8, top)}px`, left: `${Math.max(8, left)}px` });
      panel.focus();
      return true;
    }
    panel.addEventListener("toggle", (event) => {
      if (event.newState !== "closed" || !opener) return;
      opener.setAttribute("aria-expanded", "false");
      if (panel.contains(document.activeElement) || document.activeElement === document.body) opener.focus();
      opener = null;
    });
    document.addEventListener("click", (event) => {
      const term = event.target.closest('a.term[href^="#"]');
      if (!term || panel.contains(term) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (open(term)) event.preventDefault();
    });
  }

  // ---- copying
  async function copy(text, button, done) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = make("textarea", text);
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    const before = [...button.childNodes];
    button.replaceChildren(done);
    button.focus();
    setTimeout(() => button.replaceChildren(...before), 2000);
  }
  function button(name, of, act) {
    const made = make("button", name, { type: "button", className: "copy" });
    made.append(hidden(` of ${of}`));
    made.addEventListener("click", () => copy(act(), made, "Copied"));
    return made;
  }
  function item(section) {
    // A reader who followed a link to (b)(ii) cites (b)(ii).
    const target = place(location.hash);
    if (!target || target === section || !section.contains(target) || target.closest("[data-cite]") !== section) return "";
    let labels = "";
    for (let at = target.closest("li"); at; at = at.parentElement.closest("li")) {
      labels = (one(":scope > p > .label", at)?.textContent || "") + labels;
    }
    return labels;
  }
  function citations() {
    all(".page[data-source]").forEach((page) => {
      all("[data-cite]", page).concat(page.dataset.cite ? [page] : []).forEach((section) => {
        const heading = one("h1, h2, h3, h4, h5, h6", section);
        if (!heading) return;
        heading.after(
          button("Copy citation", section.dataset.cite, () => {
            const address = location.href.split("#")[0] + (section.id ? `#${section.id}` : "");
            return `${page.dataset.source}, ${section.dataset.cite}${item(section)}, ${address}`;
          }),
        );
      });
    });
  }

  // ---- filters: what they hide is always counted
  function filters() {
    const forms = all("form[data-filter]");
    if (!forms.length) return;
    const marked = all("[data-kinds], .matrix tr[data-models], .page [data-models], .contents [data-models]");
    const models = forms.find((form) => form.dataset.filter === "model");
    const kinds = forms.find((form) => form.dataset.filter === "kind");
    const wanted = params.get("model") || "";
    if (models && wanted) all("input", models).forEach((input) => (input.checked = input.value === wanted));
    const asked = params.get("kinds");
    if (kinds && asked !== null) all("input", kinds).forEach((input) => (input.checked = asked.split(" ").includes(input.name === "same" ? "same" : input.value)));
    function fits(node, model, chosen) {
      if (model && node.dataset.models && !node.dataset.models.split(" ").includes(model)) return false;
      if (!chosen || node.dataset.kinds === undefined) return true;
      if (!node.dataset.kinds) return chosen.same;
      return node.dataset.kinds.split(" ").some((kind) => chosen.kinds.has(kind));
    }
    function apply(event) {
      const model = models ? one("input:checked", models)?.value || "" : "";
      const boxes = kinds ? all("input", kinds) : [];
      const same = boxes.find((box) => box.name === "same");
      const chosen = kinds && { same: !same || same.checked, kinds: new Set(boxes.filter((box) => box.checked && box !== same).map((box) => box.value)) };
      const counts = [0, 0];
      marked.forEach((node) => {
        const shown = fits(node, model, chosen);
        node.hidden = !shown;
        if (!shown) counts[node.dataset.kinds === "" ? 1 : 0] += 1;
      });
      const what = kinds?.dataset.what || (kinds ? "change" : "clause");
      const parts = counts[0] ? [`${counts[0]} ${what}${counts[0] === 1 ? "" : "s"} hidden`] : [`No ${what} hidden`];
      if (counts[1]) parts.push(`${counts[1]} unchanged hidden`);
      forms.forEach((form) => (one("[role=status]", form).textContent = form === forms[forms.length - 1] ? parts.join("; ") + "." : ""));
      if (models) {
        model ? params.set("model", model) : params.delete("model");
        all("a[data-keep]").forEach((link) => {
          const [address, hash] = link.getAttribute("href").split("#");
          link.setAttribute("href", address.split("?")[0] + (model ? `?model=${encodeURIComponent(model)}` : "") + (hash ? `#${hash}` : ""));
        });
      }
      if (kinds) {
        const on = boxes.filter((box) => box.checked).map((box) => (box === same ? "same" : box.value));
        on.length === boxes.length ? params.delete("kinds") : params.set("kinds", on.join(" "));
      }
      if (event) {
        const query = params.toString();
        history.replaceState(null, "", `${location.pathname}${query ? `?${query}` : ""}${location.hash}`);
      }
    }
    forms.forEach((form) => {
      form.hidden = false;
      form.addEventListener("change", apply);
      form.addEventListener("submit", (event) => event.preventDefault());
    });
    // A link that leads to a hidden clause wins over the filter.
    const reveal = (hash = location.hash) => {
      const target = place(hash);
      if (!target?.closest("[hidden]")) return;
      forms.forEach((form) => form.reset());
      apply(true);
      target.scrollIntoView();
    };
    apply();
    reveal();
    addEventListener("hashchange", () => reveal());
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[href*='#']");
      if (link?.pathname === location.pathname) reveal(link.hash);
    });
  }

  // ---- comparison: next change, side by side, copying new and marked text
  function words(change, drop) {
    const copied = one(".redline", change).cloneNode(true);
    all(`.vh, .was, .gap, .journey, .side-name, .side.old${drop}`, copied).forEach((node) => node.remove());
    return all("p, th, td", copied).filter((node) => !one("p", node)).map((node) => node.textContent.trim()).join("\n");
  }
  function marked(change) {
    const copied = change.cloneNode(true);
    all(".redline ins, .redline del", copied).forEach((node) => {
      if (node.classList.contains("quiet")) return node.tagName === "DEL" ? node.remove() : undefined;
      all(".vh", node).forEach((inner) => inner.remove());
      node.prepend(node.tagName === "INS" ? "{+" : "[-");
      node.append(node.tagName === "INS" ? "+}" : "-]");
    });
    return words(copied, "");
  }
  function comparison() {
    const bar = one(".turner");
    if (!bar) return;
    const compared = one(".compared");
    const status = one("[role=status]", bar);
    let last = null;
    bar.hidden = false;
    all("[data-turn]", bar).forEach((turn) => {
      turn.addEventListener("click", () => {
        const shown = all(".change[data-kinds]:not([data-kinds='']):not([hidden])", compared);
        if (!shown.length) return void (status.textContent = "No change is shown");
        const step = Number(turn.dataset.turn);
        const at = shown.indexOf(last);
        const next = at < 0 ? (step > 0 ? 0 : shown.length - 1) : (at + step + shown.length) % shown.length;
        last = shown[next];
        const heading = one("h2, h3", last);
        heading.tabIndex = -1;
        heading.focus();
        last.scrollIntoView({ block: "start" });
        status.textContent = `Change ${next + 1} of ${shown.length}`;
        history.replaceState(null, "", `${location.search}#${last.id}`);
      });
    });
    one("[data-silent]", bar).addEventListener("click", (event) => {
      const on = compared.classList.toggle("silent");
      event.currentTarget.setAttribute("aria-pressed", String(on));
    });
    const sides = one("[data-sides]", bar);
    const left = '[id^="_moved"][id$="-old"]'; // Where text was that moved: it stands on the old side.
    sides.addEventListener("click", () => {
      const on = sides.getAttribute("aria-pressed") !== "true";
      sides.setAttribute("aria-pressed", String(on));
      all(".change:not(.whole) > .redline:has(ins, del)", compared).forEach((redline) => {
        if (!on) {
          redline.replaceChildren(...one(".side.new", redline).childNodes);
          one(".side-name", redline).remove();
          all("[data-left]", redline).forEach((node) => ([node.id] = [node.dataset.left, node.removeAttribute("data-left")]));
          return redline.classList.remove("pair");
        }
        const [old, fresh] = ["old", "new"].map((name) => make("div", "", { className: `side ${name}` }));
        old.append(...[...redline.childNodes].map((node) => node.cloneNode(true)));
        all("[id]", old).forEach((node) => node.matches(left) || node.removeAttribute("id"));
        all("[role=region]", old).forEach((node) => node.setAttribute("aria-label", `${node.getAttribute("aria-label")}, ${compared.dataset.old}`));
        fresh.append(...redline.childNodes);
        all(left, fresh).forEach((node) => ([node.dataset.left] = [node.id, node.removeAttribute("id")]));
        old.prepend(make("p", compared.dataset.old, { className: "side-name" }));
        fresh.prepend(make("p", compared.dataset.new, { className: "side-name" }));
        redline.replaceChildren(old, fresh);
        redline.classList.add("pair");
      });
    });
    all(".change:not(.same)", compared).forEach((change) => {
      const name = one(".number", change)?.textContent || "this change";
      if (!one(".redline", change).textContent.trim()) return;
      const tools = make("p", "", { className: "print-away" });
      if (!change.matches(".deleted.whole")) tools.append(button("Copy new text", name, () => words(change, ", del")), " ");
      tools.append(button("Copy marked-up text", name, () => marked(change)));
      change.append(tools);
    });
  }

  // ---- find: numbers and terms by the jump table, then words of headings
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’']s\b/g, "").replace(/[^\p{L}\p{N}.()]+/gu, " ").trim();
  const single = (text) => text.split(" ").map((word) => (word.length < 4 ? word : word.replace(/ies$/, "y").replace(/(ch|sh|s|x|z)es$/, "$1").replace(/([^s])s$/, "$1"))).join(" ");
  const tight = (text) => text.toLowerCase().replace(/\s+/g, "");
  function near(one, other) {
    // Whether one letter added, dropped, changed or swapped makes them the same.
    if (Math.abs(one.length - other.length) > 1 || one.length < 4) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [a, b] = [one.slice(start), other.slice(start)];
    return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || (a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2));
  }
  function byNumber(query, table) {
    let asked = query.toLowerCase().replace(/\b(clauses?|cl|paras?|paragraphs?|directions?|sections?)\b\.?(?=\s*[a-z]*\s*\d)/g, "").trim();
    let only = -1;
    table.documents.forEach(([title, short], place) => {
      const name = title.toLowerCase();
      const after = asked.match(/^(.*\d\S*)\s+(?:of|in)\s+(?:the\s+)?(.+)$/);
      if (asked.startsWith(name)) [asked, only] = [asked.slice(name.length), place];
      else if (after?.[2] === name) [asked, only] = [after[1], place];
      else if (short && new RegExp(`^${short.toLowerCase()}\\s*\\d`).test(asked)) [asked, only] = [asked.slice(short.length), place];
    });
    const match = tight(asked.replace(/^conditions?\b/, "")).match(/^((?:\d+\.)*\d+)((?:\([a-z0-9]+\))*)$/);
    const schedule = asked.trim().match(/^(schedule\s*\d+|part\s+[a-z0-9]{1,2})$/);
    if (!match && !schedule) return null;
    const number = match ? match[1] : tight(schedule[1]);
    const items = match ? match[2] : "";
    const numbers = [number, number + items.replace(/[()]+/g, ".").replace(/\.$/, "")];
    return table.entries.filter((entry) => {
      const short = table.documents[entry[2]][1].toLowerCase();
      const bare = tight(entry[0]);
      return entry[0] && (only < 0 || entry[2] === only) && numbers.includes(short && bare.startsWith(short) ? bare.slice(short.length) : bare);
    }).map((entry) => hit(entry, table, items));
  }
  function hit([number, heading, document, address, id], table, items = "") {
    const parts = items && items.slice(1, -1).replace(/\)\(/g, ".");
    return { text: [number + items, heading].filter(Boolean).join(" "), in: table.documents[document][0], href: parts ? `${address.split("#")[0]}#${id}.${parts}` : address };
  }
  function look(query, table) {
    const numbered = byNumber(query, table);
    if (numbered?.length) return numbered;
    const text = single(plain(query));
    if (!text) return [];
    const words = text.split(" ");
    table.names ||= table.entries.map((entry) => [entry[1], ...entry.slice(6)].filter(Boolean).map((name) => single(plain(name))));
    const tests = [
      (name) => name === text,
      (name) => words.every((word) => name.split(" ").includes(word)),
      (name) => near(name, text) || tight(name) === tight(text),
      (name) => words.every((word) => name.split(" ").some((other) => other.startsWith(word) || near(other, word))),
    ];
    for (const test of tests) {
      const found = table.entries.filter((_, place) => table.names[place].some(test));
      // Terms first: who asks for "premises" wants to know what they are.
      if (found.length) return found.sort((one, other) => other[5] - one[5]).map((entry) => hit(entry, table));
    }
    return [];
  }
  function table() {
    return new Promise((done, fail) => {
      if (window.clausebookFind) return done(window.clausebookFind);
      const script = make("script", "", { src: `${root}_static/find.js` });
      script.addEventListener("load", () => done(window.clausebookFind));
      script.addEventListener("error", fail);
      document.head.append(script);
    });
  }
  function row(list, text, href, after) {
    const item = make("li", "");
    item.append(make("a", text, { href }), " ", make("span", after, { className: "hint" }));
    list.append(item);
    return item;
  }
  function missing() {
    // Not found: the last part of the address may be a clause's id, its number or words of its heading.
    const list = one("#_missing");
    const asked = decodeURIComponent(location.pathname).replace(/(\/index)?(\.html?)?\/?$/, "").split("/").pop();
    if (!list || !asked) return;
    table().then((known) => {
      const same = known.entries.filter((entry) => entry[4] === asked).map((entry) => hit(entry, known));
      const found = (same.length ? same : look(asked.replace(/[-_]+/g, " "), known)).slice(0, 5);
      if (!found.length) return;
      const rows = make("ul", "");
      found.forEach((each) => row(rows, each.text, root + each.href, `${each.in}, ${known.edition}`));
      list.append(make("p", "Did you mean:"), rows);
    }, () => {});
  }
  function find() {
    const form = one("form.find");
    if (!form) return;
    form.addEventListener("focusin", () => table().catch(() => {}), { once: true });
    form.addEventListener("submit", (event) => {
      const found = window.clausebookFind ? look(form.q.value, window.clausebookFind) : [];
      if (found.length !== 1) return;
      event.preventDefault();
      location.href = root + found[0].href;
    });
    const results = one("#_found");
    const query = (params.get("q") || "").trim();
    if (!results || !query) return;
    form.q.value = query;
    table().then((known) => {
      const found = look(query, known);
      const list = make("ul", "", { className: "cards" });
      found.slice(0, 50).forEach((each) => row(list, each.text || each.in, root + each.href, `${each.in}, ${known.edition}`));
      const more = found.length > 50 ? ", the first 50 shown" : "";
      results.append(make("p", found.length ? `${found.length} found for “${query}” by number, term or heading${more}.` : `Nothing found for “${query}” by number, term or heading.`));
      if (found.length) results.append(list);
    }, () => results.append(make("p", "The table of clauses could not be loaded.")));
    // A page opened from a folder may not load a module; the page says so where its results would be.
    import(new URL(`${root}_static/search.js`, location.href)).then((search) => search.words(query, new URL(root, location.href), row), () => {});
  }

  definitions();
  citations();
  filters();
  comparison();
  find();
  missing();
  window.clausebook = { look };
})();
