// Next and previous among the changes that are shown, and old beside new, from the one markup of the page.
(() => {
  const all = (query, within = document) => [...within.querySelectorAll(query)];
  const make = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
  const shown = () => every.filter((change) => change.offsetParent !== null);
  const tools = document.querySelector(".tools");
  const status = tools.appendChild(make("p", ""));
  status.setAttribute("role", "status");

  const every = all(".change:not(.same)");
  let current = null; // The change stepped to last: a button that is pressed takes the focus from it.

  function step(by, from) {
    const changes = shown();
    const focused = every.find((change) => change.contains(document.activeElement));
    const here = every.indexOf(from ?? focused ?? current);
    const to = by > 0 ? changes.find((each) => every.indexOf(each) > here) : changes.findLast((each) => here < 0 || every.indexOf(each) < here);
    if (!to) return void (status.textContent = changes.length ? "No further change is shown." : "No change is shown.");
    current = to;
    const heading = to.querySelector("h3");
    heading.tabIndex = -1;
    heading.focus();
    to.scrollIntoView();
    status.textContent = `Change ${changes.indexOf(to) + 1} of ${changes.length} shown.`;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".step a");
    if (!link) return;
    event.preventDefault();
    step(link.rel === "next" ? 1 : -1, document.getElementById(link.parentElement.dataset.of));
  });

  function side(redline, name, gone) {
    const box = document.createElement("div");
    box.append(...all(":scope > *", redline).map((node) => node.cloneNode(true)));
    all(gone === "ins" ? "ins, .inserted" : "del, .deleted", box).forEach((node) => node.remove());
    all(".gap", box).forEach((node) => node.remove());
    all("[aria-label]", box).forEach((node) => node.setAttribute("aria-label", `${name}: ${node.getAttribute("aria-label")}`));
    if (gone === "ins") all("[id]", box).forEach((node) => node.removeAttribute("id"));
    const title = make("p", name);
    title.className = "side";
    box.prepend(title);
    return box;
  }

  function pair(on) {
    document.body.classList.toggle("wide-page", on);
    all(".pair").forEach((each) => {
      all("[data-id]", each.previousElementSibling).forEach((node) => (node.id = node.dataset.id));
      each.previousElementSibling.hidden = false;
      each.remove();
    });
    if (!on) return;
    all(".change:not(.whole) > .redline:has(ins, del)").forEach((redline) => {
      const both = document.createElement("div");
      both.className = "pair";
      both.append(side(redline, "Old", "ins"), side(redline, "New", "del"));
      all("[id]", redline).forEach((node) => ((node.dataset.id = node.id), node.removeAttribute("id")));
      redline.hidden = true;
      redline.after(both);
    });
  }

  const beside = document.createElement("label");
  const box = Object.assign(document.createElement("input"), { type: "checkbox", id: "_pair" });
  box.addEventListener("change", () => pair(box.checked));
  beside.append(box, " Old and new side by side");
  document.querySelector(".switches").append(beside);
  for (const [text, by] of [["Previous change", -1], ["Next change", 1]]) {
    const button = make("button", text);
    button.type = "button";
    button.addEventListener("click", () => step(by));
    tools.insertBefore(button, status).after(" ");
  }
})();
