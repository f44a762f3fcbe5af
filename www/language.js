// Whoever has the page read aloud hears each text in its own language: what stands in the other one than the page – the name of an area or of a file that exists
// in one language alone, a clause as it is printed – is marked wherever it is shown, on any screen. Joined to `start.js` in what is published.
{
  const HAN = /\p{Script=Han}/gu;
  const WORDS = /\p{Script=Latin}{2,}/gu;
  const marked = new WeakSet();
  const count = (text, what) => text.match(what)?.length ?? 0;

  /** The language of a text; of neither where it has no words. A name within a sentence of the other language is read as part of that. */
  const languageOf = (text) => {
    const [han, words] = [count(text, HAN), count(text, WORDS)];
    if (han && han >= 2 * words) return "zh-CN";
    return words ? (han ? document.documentElement.lang : "en") : "";
  };

  const around = (element) => element.parentElement?.closest("[lang]")?.getAttribute("lang") ?? "";

  /** Marks an element by its own words; whether it is marked otherwise than before. */
  const mark = (element) => {
    const before = element.getAttribute("lang");
    // What the app says itself stays.
    if (before !== null && !marked.has(element)) return false;
    const words = [...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.data : "")).join(" ");
    const language = languageOf(words);
    if (language && language.slice(0, 2) !== around(element).slice(0, 2)) {
      marked.add(element);
      element.setAttribute("lang", language);
    } else if (before !== null) {
      marked.delete(element);
      element.removeAttribute("lang");
    }
    return element.getAttribute("lang") !== before;
  };

  /** Marks an element and all within it, but for those that are done. */
  const markAll = (element, done) => {
    if (done.has(element)) return;
    done.add(element);
    mark(element);
    for (const child of element.children) markAll(child, done);
  };

  new MutationObserver((changes) => {
    // A list of thousands tells of each of them, and is looked at once.
    const [own, whole, done] = [new Set(), new Set(), new Set()];
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") {
        if (!marked.has(target)) whole.add(target);
        continue;
      }
      const element = type === "characterData" ? target.parentElement : target;
      if (element) own.add(element);
      for (const node of addedNodes) if (node.nodeType === Node.ELEMENT_NODE) whole.add(node);
    }
    for (const element of own) if (mark(element)) whole.add(element);
    for (const element of whole) markAll(element, done);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ["lang"] });
  markAll(document.body, new Set());
}
