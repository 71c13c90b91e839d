// The composer: who writes, what to, and what.

import { el } from "./dom.js";
import { Menu } from "./menu.js";
import { clock, face } from "./message.js";
import { hindrance, playable, state } from "./state.js";
import { say } from "./words.js";

const FIRST = { lobby: "playground:7", office: "playground:2" };

export class Composer {
  #root;
  #text;
  #context;
  #reply = null;
  #edit = null;
  #send;
  #changed;
  #menu;

  constructor(room, root, send, changed) {
    this.room = room;
    this.as = FIRST[room];
    this.#root = root;
    this.#send = send;
    this.#changed = changed;
    this.#text = root.querySelector("textarea");
    this.#context = root.querySelector(".context");
    this.#menu = new Menu(root.querySelector(".menu"), this.#text, () => state.accounts.get(this.as));
    root.addEventListener("submit", (event) => this.#submit(event));
    this.#text.addEventListener("input", () => this.#fit());
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#context.querySelector("button").addEventListener("click", () => this.#clear());
  }

  /** Show the faces to write as, and the place to write. */
  draw() {
    this.#text.placeholder = say(`write-${this.room}`);
    this.#text.setAttribute("aria-label", say(`write-${this.room}`));
    const who = this.#root.querySelector(".who");
    const faces = playable(this.room).map((account) => this.#choice(account));
    const more = el("button", { type: "button", class: "more", onclick: () => this.#send({ kind: "arrive" }) }, `＋ ${say("newcomer-in")}`);
    const held = who.contains(document.activeElement);
    who.replaceChildren(...faces, ...(this.room === "lobby" ? [more] : []));
    if (held) who.querySelector(":checked")?.focus();
    this.#tell();
  }

  /** Write as somebody from now on. */
  become(member) {
    this.as = member;
    this.#clear();
    this.#changed();
    this.#root.querySelector(`.who [value="${CSS.escape(member)}"]`)?.closest("label")?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  reply(post) {
    this.#edit = null;
    this.#reply = post.id;
    this.#tell();
    this.#text.focus();
  }

  edit(post) {
    this.#reply = null;
    this.#edit = post.id;
    this.#text.value = post.text;
    this.#tell();
    this.#fit();
    this.#text.focus();
  }

  /** A message is gone: it can be neither answered nor edited any more. */
  forget(id) {
    if (this.#reply === id || this.#edit === id) this.#clear();
  }

  #choice(account) {
    const kept = hindrance(account);
    const note = kept ? say(kept[0], { time: kept[1] ? clock(kept[1]) : "" }) : say(`part-${account.part}`);
    const input = el("input", { type: "radio", name: `as-${this.room}`, value: account.id, onchange: () => this.become(account.id) });
    input.checked = account.id === this.as;
    return el("label", { class: kept ? "kept" : "", title: `${account.name} · ${note}` }, input, face(account, account.name),
      el("span", { class: "name" }, account.name, el("small", {}, note)));
  }

  #submit(event) {
    event.preventDefault();
    const text = this.#text.value;
    if (!text.trim()) return;
    const wish = this.#edit
      ? { kind: "edit", as: this.as, message: this.#edit, text }
      : { kind: "say", as: this.as, chat: this.room, text, reply_to: this.#reply ?? "" };
    if (!this.#send(wish)) return;
    this.#text.value = "";
    this.#clear();
    this.#fit();
  }

  #key(event) {
    if (this.#menu.key(event)) return;
    if (event.key === "Escape") this.#clear();
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    this.#root.requestSubmit();
  }

  #clear() {
    if (this.#edit) this.#text.value = "";
    this.#reply = this.#edit = null;
    this.#menu.close();
    this.#tell();
  }

  #tell() {
    const about = state.posts.get(this.#reply ?? this.#edit ?? "");
    this.#context.hidden = !about;
    if (about) this.#context.querySelector("span").textContent = this.#edit ? say("editing") : say("replying", { name: about.name });
  }

  #fit() {
    this.#text.rows = Math.min(5, this.#text.value.split("\n").length);
    this.#menu.suggest();
  }
}
