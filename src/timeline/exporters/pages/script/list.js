// The list of cards: which are seen, in which language, and details that are made when opened.

export const cardList = (cards, more) => {
  const sections = [...new Set(cards.map((card) => card.closest("section.year")).filter(Boolean))];
  const hidden = new Set();
  const { lang: first, dir } = document.documentElement;
  let now = first, own, seen, texts;

  // The parts of a large page that stand in it once, as data: read when they are first asked for.
  const all = () => (texts ??= JSON.parse(more.textContent));

  // Shows the cards for which `verdicts` has one; 1 is "possible". Only what changed is touched.
  const show = (verdicts) => {
    for (const card of cards) {
      const verdict = verdicts.get(card), off = !verdict;
      if (off !== hidden.has(card)) {
        card.hidden = off;
        if (off) hidden.add(card);
        else hidden.delete(card);
      }
      if (card.classList.contains("maybe") !== (verdict === 1)) card.classList.toggle("maybe", verdict === 1);
    }
    for (const section of sections) section.hidden = !section.querySelector("article:not([hidden])");
  };

  // Puts the cards of a large page into a language, those that have words in it; the others stay
  // in the first one, and say so. Smaller pages hold all languages.
  const speak = (lang) => {
    if (!more || lang === now) return;
    seen ??= [...(own = cards.map((card) => card.innerHTML))];
    now = lang;
    cards.forEach((card, at) => {
      const words = all().events[at][lang]?.[0];
      Object.assign(card, words ? { lang, dir: "" } : { lang: first, dir });
      if (seen[at] !== (words || own[at])) card.innerHTML = seen[at] = words || own[at];
    });
  };

  // Fills in the details of a card of a large page.
  const fill = (details, lang) => {
    if (!more || details.children.length > 1) return;
    const told = all().events[cards.indexOf(details.closest("article"))];
    details.insertAdjacentHTML("beforeend", (told[lang] ?? told[first]).map((part) => all().parts[part]).join(""));
  };

  return { show, speak, fill };
};
