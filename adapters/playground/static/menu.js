// The menu of commands that opens on a slash.

import { el } from "./dom.js";
import { state } from "./state.js";

const MOST = 24;

export class Menu {
  #list;
  #text;
  #who;
  #at = 0;
  #found = [];

  /** `who` gives the account that would call: commands above its role are not offered. */
  constructor(list, text, who) {
    this.#list = list;
    this.#text = text;
    this.#who = who;
    list.id = `menu-${crypto.randomUUID?.() ?? Math.random()}`;
    text.setAttribute("aria-controls", list.id);
    text.setAttribute("aria-autocomplete", "list");
    text.addEventListener("blur", () => setTimeout(() => {
      if (document.activeElement !== text) this.close();
    }, 150));
  }

  /** Offer what begins like what is written. */
  suggest() {
    const written = /^\/(\w*)$/.exec(this.#text.value);
    const role = this.#who()?.role ?? 0;
    this.#found = written
      ? state.commands.filter((each) => each.role <= role && each.name.startsWith(written[1])).slice(0, MOST)
      : [];
    this.#at = 0;
    this.#draw();
  }

  close() {
    this.#found = [];
    this.#draw();
  }

  /** Take a key where it is the menu's; tells whether it was. */
  key(event) {
    if (this.#found.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) this.#at = (this.#at + step + this.#found.length) % this.#found.length;
    else if (event.key === "Tab" || (event.key === "Enter" && this.#text.value !== `/${this.#found[this.#at].name}`)) this.#choose(this.#found[this.#at]);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    if (step) this.#draw();
    return true;
  }

  #choose(command) {
    this.#text.value = `/${command.name}${command.usage ? " " : ""}`;
    this.#text.focus();
    this.close();
  }

  #draw() {
    this.#list.hidden = this.#found.length === 0;
    this.#text.setAttribute("aria-expanded", String(!this.#list.hidden));
    this.#list.replaceChildren(...this.#found.map((command, place) =>
      el(
        "li",
        { role: "option", "aria-selected": place === this.#at, onpointerdown: (event) => { event.preventDefault(); this.#choose(command); } },
        el("b", {}, `/${command.name}`),
        command.usage && el("code", {}, command.usage),
        el("span", {}, command.summary),
      )));
    this.#list.children[this.#at]?.scrollIntoView({ block: "nearest" });
  }
}
