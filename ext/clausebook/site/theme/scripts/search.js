// Words in the texts, found by Pagefind: one index an edition, loaded only for the editions that are asked for.
const SHOWN = 20;

export async function words(query, root, row) {
  const form = document.querySelector("form.words");
  const list = document.querySelector("#_words");
  const status = form.querySelector("[role=status]");
  const more = form.parentElement.querySelector("[data-more]");
  const params = new URLSearchParams(location.search);
  for (const input of form.elements) {
    const asked = params.getAll(input.name);
    if (!asked.length) continue;
    if (input.type === "checkbox") input.checked = asked.includes(input.value);
    else if (input.tagName === "SELECT") input.value = [...input.options].some((option) => option.value === asked[0]) ? asked[0] : "";
  }
  const engines = {};
  const engine = (edition) => (engines[edition] ||= import(new URL(`search/${edition}/pagefind.js`, root)).then(async (made) => (await made.options({ excerptLength: 25 }), await made.filters(), made)));
  let hits = [];
  let turn = 0;

  async function run() {
    const mine = (turn += 1);
    const chosen = new FormData(form);
    const editions = chosen.getAll("edition");
    const filters = Object.fromEntries(["document", "model"].filter((name) => chosen.get(name)).map((name) => [name, chosen.get(name)]));
    const answers = await Promise.all(editions.map(async (edition) => [edition, await (await engine(edition)).search(query, { filters })]));
    if (mine !== turn) return;
    hits = answers.flatMap(([edition, answer]) => answer.results.map((result) => ({ edition, result })));
    for (const select of form.querySelectorAll("select")) {
      for (const option of select.options) {
        if (!option.value) continue;
        const count = answers.reduce((sum, [, answer]) => sum + (answer.filters[select.name]?.[option.value] || 0), 0);
        option.dataset.name ||= option.textContent;
        option.textContent = `${option.dataset.name} (${count})`;
      }
    }
    const count = answers.map(([edition, answer]) => `${answer.results.length} in ${edition}`).join(", ");
    status.textContent = editions.length ? `Words of the text: ${count}.` : "Choose an edition to search its words.";
    list.replaceChildren();
    await show(mine);
  }

  async function show(mine) {
    const next = hits.slice(list.children.length, list.children.length + SHOWN);
    const loaded = await Promise.all(next.map(async ({ edition, result }) => [edition, await result.data()]));
    if (mine !== turn) return;
    for (const [edition, { meta, excerpt }] of loaded) {
      const item = row(list, meta.title, root + meta.href, `${meta.document}, ${edition}`);
      const text = document.createElement("p");
      // Read as a document that is never shown: of its elements only the marks are taken over.
      for (const node of new DOMParser().parseFromString(excerpt, "text/html").body.childNodes) {
        const part = node.nodeName === "MARK" ? document.createElement("mark") : document.createElement("span");
        part.textContent = node.textContent;
        text.append(part);
      }
      // A heading alone says nothing twice.
      if (text.textContent.replace(/\.$/, "") !== meta.title) item.append(text);
    }
    more.hidden = list.children.length >= hits.length;
  }

  form.addEventListener("change", () => {
    const address = new URLSearchParams(new FormData(form));
    [...address].forEach(([name, value]) => value || address.delete(name));
    address.set("q", query);
    history.replaceState(null, "", `?${address}`);
    run();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", async () => {
    const first = list.children.length;
    await show(turn);
    list.children[first]?.querySelector("a").focus();
  });
  await run();
  form.hidden = false;
  document.querySelector("#_offline")?.remove();
}
