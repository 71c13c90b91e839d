// A room: one chat with its messages and the place to write.

import { Composer } from "./composer.js";
import { ghost } from "./ghost.js";
import { message } from "./message.js";
import { state } from "./state.js";
import { dress, say } from "./words.js";

const NEAR = 120;
const SHOWN = 320;

export class Room {
  #list;
  #below;
  #root;
  #send;
  #atEnd = true;

  constructor(name, send) {
    this.name = name;
    this.#send = send;
    const made = document.getElementById("room").content.cloneNode(true);
    this.#root = made.querySelector(".room");
    this.#root.id = name;
    this.#root.classList.add(name);
    this.#list = made.querySelector(".list");
    this.#below = made.querySelector(".below");
    this.composer = new Composer(name, made.querySelector(".composer"), send, () => this.draw());
    this.#below.addEventListener("click", () => this.#toEnd());
    this.#list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#atEnd && this.#toEnd()).observe(this.#list);
    document.querySelector(".rooms").append(made);
  }

  /** Show everything anew, after a language or an identity has changed. */
  draw() {
    dress(this.#root);
    this.#root.querySelector("h2").textContent = say(this.name);
    this.#root.querySelector(".hint").textContent = say(`${this.name}-hint`);
    this.#list.setAttribute("aria-label", say(this.name));
    this.#list.dataset.empty = say(`${this.name}-empty`);
    const stay = this.#atEnd ? null : this.#list.scrollTop;
    const posts = [...state.posts.values()].filter((post) => post.chat === this.name);
    const ghosts = [...this.#list.querySelectorAll(".ghost")];
    this.#list.replaceChildren(...posts.map((post) => this.#message(post)));
    this.#haunt(ghosts);
    this.composer.draw();
    this.count();
    if (stay === null) this.#toEnd();
    else this.#list.scrollTop = stay;
  }

  /** Show a new or changed message. */
  show(post) {
    const old = this.#find(post.id);
    const made = this.#message(post);
    if (old) {
      const held = old.contains(document.activeElement);
      old.replaceWith(made);
      if (held) {
        made.tabIndex = -1;
        made.focus({ preventScroll: true });
      }
    } else {
      made.classList.add("new");
      this.#list.append(made);
      while (this.#list.childElementCount > SHOWN) this.#list.firstElementChild.remove();
    }
    if (this.#atEnd) this.#toEnd();
    else if (!old) this.#below.hidden = false;
  }

  /** Show that a message was taken away. */
  remove(post, reason) {
    const element = this.#find(post.id);
    if (element) ghost(element, post, reason);
    this.composer.forget(post.id);
    if (this.#atEnd) this.#toEnd();
  }

  /** Show how many are in the room. */
  count() {
    const here = [...state.accounts.values()].filter((each) => each.present && (this.name === "lobby" || each.role > 0));
    this.#root.querySelector(".count").textContent = say("people", { count: here.length });
  }

  #message(post) {
    const as = this.composer.as;
    return message(post, as, {
      reply: (about) => this.composer.reply(about),
      edit: (about) => this.composer.edit(about),
      react: (about, emoji) => this.#send({ kind: "react", as, message: about.id, emoji }),
      press: (about, button) => this.#send({ kind: "press", as, message: about.id, command: button.command }),
    });
  }

  /** Put ghosts back where they were: before the first message that is younger than they. */
  #haunt(ghosts) {
    for (const shade of ghosts) {
      const younger = [...this.#list.children].find((each) => Number(each.dataset.id ?? 0) > Number(shade.dataset.gone));
      this.#list.insertBefore(shade, younger ?? null);
    }
  }

  #find(id) {
    return this.#list.querySelector(`[data-id="${CSS.escape(id)}"]`);
  }

  #scrolled() {
    this.#atEnd = this.#list.scrollHeight - this.#list.scrollTop - this.#list.clientHeight < NEAR;
    if (this.#atEnd) this.#below.hidden = true;
  }

  #toEnd() {
    this.#list.scrollTop = this.#list.scrollHeight;
    this.#below.hidden = true;
  }
}
