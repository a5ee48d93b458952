// The list of cards: which are seen, in which language, and details that are made when opened.

export const cardList = (cards, more) => {
  const sections = [...new Set(cards.map((card) => card.closest("section.year")).filter(Boolean))];
  const hidden = new Set();
  let inWords = null, own, texts;

  // The parts of a large page that stand in it once, as data: read when they are first asked for.
  const all = () => (texts ??= more ? JSON.parse(more.textContent) : {});

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

  // Puts the cards of a large page into a language; smaller pages hold all languages.
  const speak = (lang) => {
    if (!more || lang === inWords || (!inWords && !all()[lang]?.cards)) return;
    own ??= cards.map((card) => card.innerHTML);
    const words = all()[lang]?.cards ?? own;
    inWords = lang;
    cards.forEach((card, at) => { card.innerHTML = words[at]; });
  };

  // Fills in the details of a card of a large page.
  const fill = (details, lang) => {
    const card = details.closest("article"), at = cards.indexOf(card);
    const made = more && all()[lang];
    if (made && details.children.length < 2)
      details.insertAdjacentHTML("beforeend", made.details[at].map((part) => made.parts[part]).join(""));
  };

  return { show, speak, fill };
};
