// The list of cards: which are seen, in which language, and details that are made when opened.
// Most of it is text in <noscript> at first, which costs a browser next to nothing: a run of cards is
// made when a reader comes near, when one of them is asked for, and before the page is printed.

// The title and the summary in a card, which is our own HTML.
const TOLD = /<h3.*?>(?:<a.*?>)?([^<]*)(?:[^]*?<p class="?sum.*?>([^<]*))?/;

export const cardList = (list, more) => {
  const { lang: first, dir } = document.documentElement, box = document.createElement("template");
  const cards = [], boxes = list.querySelectorAll(".year, .run");
  let now = first, texts;

  for (const part of list.querySelectorAll(".year > article, .run")) {
    const year = part.parentNode;
    if (part.id) cards.push({ id: part.id, node: part, year });
    else for (const html of part.textContent.match(/<article [^]*?<\/article>/g))
      cards.push({ id: html.match(/"(.*?)"/)[1], html, year, run: part });
  }

  // The parts of a large page that stand in it once, as data: read when they are first asked for.
  const all = () => (texts ??= JSON.parse(more.textContent));

  // Puts a card of a large page into the language, if it has words in it; else it stays in the
  // first one, and says so. Smaller pages hold all languages.
  const translate = (card, at) => {
    const { node } = card, own = (card.own ??= node.innerHTML), words = all().events[at][now]?.[0], html = words || own;
    Object.assign(node, words ? { lang: now, dir: "" } : { lang: first, dir });
    if (html !== (card.said ?? own)) node.innerHTML = html;
    card.said = html;
  };

  const dress = ({ node, look }) => {
    node.hidden = !look;
    node.classList.toggle("maybe", look === 1);
    node.classList.toggle("grey", look === 3);
  };

  const make = (run) => {
    let at = cards.findIndex((card) => card.run === run && !card.node);
    if (at < 0) return;
    box.innerHTML = run.textContent;
    for (const node of box.content.children) {
      const card = cards[at];
      card.node = node;
      if ("look" in card) dress(card);
      if (more && now !== first) translate(card, at);
      at += 1;
    }
    run.replaceChildren(box.content);
  };
  const near = new IntersectionObserver((found) => found.forEach((one) => one.isIntersecting && make(one.target)), { rootMargin: "99%" });
  for (const one of boxes) near.observe(one);

  const node = (at) => {
    if (!cards[at].node) make(cards[at].run);
    return cards[at].node;
  };

  // Shows the cards for which `verdicts` has one, 1 is "possible", and the grey ones. Only what
  // changed is touched.
  const show = (verdicts, grey) => {
    const open = new Set();
    cards.forEach((card, at) => {
      const look = verdicts.get(at) ?? grey.has(at) * 3;
      if (look) open.add(card.year).add(card.run);
      if (look === (card.look ?? 2)) return;
      card.look = look;
      if (card.node) dress(card);
    });
    for (const one of boxes) one.hidden = !open.has(one);
  };

  const speak = (lang) => {
    if (lang === now) return;
    now = lang;
    if (more) cards.forEach((card, at) => card.node && translate(card, at));
    else for (const part of document.querySelectorAll(`noscript[lang="${lang}"]`)) part.outerHTML = part.textContent;
  };

  // Fills in the details of a card of a large page.
  const fill = (details, lang) => {
    if (!more || details.children.length > 1) return;
    const card = details.closest("article"), told = all().events[cards.findIndex((one) => one.node === card)];
    details.insertAdjacentHTML("beforeend", (told[lang] ?? told[first]).map((part) => all().parts[part]).join(""));
  };

  const plain = (text = "") => {
    if (!text.includes("&")) return text;
    box.innerHTML = text;
    return box.content.textContent;
  };

  return {
    cards, node, show, speak, fill,
    // Title and summary of a card in the first language, made or not.
    told: (at) => {
      const { html, own, node } = cards[at], [, title, sum] = (html ?? own ?? node.innerHTML).match(TOLD);
      return [title, sum].map(plain);
    },
    // Makes all that is still text: on paper, everything is seen.
    whole: () => {
      boxes.forEach(make);
      for (const part of document.querySelectorAll("noscript")) part.outerHTML = part.textContent;
    },
  };
};
