// Which of the page's languages is spoken.

export const languages = (changed) => {
  const radios = [...document.querySelectorAll("input[name=lang]")], root = document.documentElement;
  const current = () => radios.find((radio) => radio.checked);
  const apply = () => {
    const chosen = current();
    if (!chosen) return;
    root.lang = chosen.value;
    root.dir = chosen.dataset.dir;
    document.title = chosen.dataset.title;
  };
  // Links to other pages of the site keep the language, those of cards that are made later, too.
  for (const kind of ["click", "auxclick", "contextmenu"]) addEventListener(kind, ({ target }) => {
    const link = target.closest?.("a[href*='.html']"), chosen = current();
    if (chosen && link?.origin === location.origin) link.search = chosen.defaultChecked ? "" : `?lang=${chosen.value}`;
  }, true);
  for (const radio of radios) radio.addEventListener("change", () => { apply(); changed?.(); });
  return {
    lang: () => current()?.value ?? root.lang,
    index: () => Math.max(0, radios.findIndex((radio) => radio.checked)),
    // Speaks a language; whether the page has it.
    choose: (lang) => {
      const radio = radios.find((one) => one.value === lang);
      if (radio) radio.checked = true;
      apply();
      return Boolean(radio) || lang === root.lang;
    },
  };
};
