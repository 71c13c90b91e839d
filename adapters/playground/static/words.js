// The page's sentences, in the language it is shown in.

let sentences = {};
export const LANGUAGES = ["zh-CN", "zh-TW", "en"];

/** Load the sentences of a language and put them where the page asks for them. */
export async function speak(tag) {
  const answer = await fetch(`/words/${tag}.json`);
  sentences = await answer.json();
  document.documentElement.lang = tag;
  document.title = say("title");
  dress(document);
}

/** Put the sentences into everything under `root` that names one. */
export function dress(root) {
  for (const each of root.querySelectorAll("[data-word]")) each.textContent = say(each.dataset.word);
  for (const each of root.querySelectorAll("[data-label]")) each.setAttribute("aria-label", say(each.dataset.label));
}

/** Give a sentence, with its gaps filled. */
export function say(key, gaps = {}) {
  const sentence = sentences[key] ?? key;
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => (name in gaps ? String(gaps[name]) : gap));
}

/** Give the language last chosen here, or the browser's own. */
export function preferred() {
  const kept = remembered("language");
  if (LANGUAGES.includes(kept)) return kept;
  for (const tag of navigator.languages ?? [navigator.language]) {
    const low = tag.toLowerCase();
    if (/^zh-(tw|hk|mo|hant)/.test(low)) return "zh-TW";
    if (low.startsWith("zh")) return "zh-CN";
    if (low.startsWith("en")) return "en";
  }
  return "en";
}

/** Give what was kept in this browser under a name, or nothing. */
export function remembered(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** Keep a value in this browser, where it allows that. */
export function remember(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    // private windows may refuse: the page works without
  }
}
