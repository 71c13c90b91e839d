// Ghosts: a removed message stays for a while, struck out, with the reason on it.

import { el, still } from "./dom.js";
import { say } from "./words.js";

const STANDS = 14_000;
const LEAVES = 90_000;

/** Put a ghost in the place of a removed message; without a reason (the bot's own notice) it only goes. */
export function ghost(element, post, reason) {
  if (!reason) {
    element.classList.add("going");
    setTimeout(() => element.remove(), still() ? 0 : 400);
    return;
  }
  const stamp = el("p", { class: "stamp" }, el("span", { class: "seal", "aria-hidden": "true" }, say("seal")),
    el("span", {}, el("b", {}, say("removed")), el("span", { class: "why" }, reason)));
  const shade = el("article", { class: "ghost", "data-gone": post.id, role: "status" },
    el("p", { class: "struck" }, el("b", {}, post.name), el("s", {}, post.text.slice(0, 300))), stamp);
  element.replaceWith(shade);
  setTimeout(() => shade.classList.add("faded"), STANDS);
  setTimeout(() => shade.remove(), LEAVES);
}
