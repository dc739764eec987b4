// Next and previous among the changes that are shown.
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

  for (const [text, by] of [["Previous change", -1], ["Next change", 1]]) {
    const button = make("button", text);
    button.type = "button";
    button.addEventListener("click", () => step(by));
    tools.insertBefore(button, status).after(" ");
  }
})();
