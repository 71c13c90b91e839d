// One message as an element: everything written by people is text, never markup.

import { el } from "./dom.js";
import { INNKEEPER, MODERATOR, state } from "./state.js";
import { say } from "./words.js";

const ASKS = /^(confirm|dismiss)\b/;
const QUOTED = /^│ ?/;
const PICTURE = /^\p{Extended_Pictographic}\uFE0F?\s*/u; // the card has colours of its own for what the sign would say
const POINT = /^\s*[·•-]\s+/;

/** Show a message; `does` has reply, edit, react and press; `as` is whom the visitor writes as. */
export function message(post, as, does) {
  const author = state.accounts.get(post.author);
  const bot = post.author === INNKEEPER;
  const card = bot && post.chat === "office" && post.buttons.length > 0;
  return el(
    "article",
    { class: kinds(post, bot, card), "data-id": post.id, "aria-label": `${post.name} ${clock(post.at)}` },
    face(author, post.name),
    el(
      "div",
      { class: "body" },
      el("p", { class: "by" }, el("b", {}, post.name), part(author), el("time", { datetime: post.at }, clock(post.at)),
        post.pinned && el("span", { class: "pinned", title: say("pinned") }, "📌"),
        post.edited && el("i", {}, say("edited"))),
      post.to && el("p", { class: "whisper" }, say("only-for", { name: nameOf(post.to) })),
      post.reply_to && answered(post.reply_to),
      post.picture && el("img", { class: "picture", src: post.picture, alt: say("picture"), width: 360, height: 220 }),
      words(post, card),
      post.buttons.length > 0 && buttons(post, does),
      reactions(post, as, does),
      tools(post, as, does),
    ),
  );
}

function kinds(post, bot, card) {
  const asks = card && post.buttons.some((button) => ASKS.test(button.command));
  return ["message", bot && "bot", card && "card", asks && "asks", post.to && "private"].filter(Boolean).join(" ");
}

/** Show a face in a circle. */
export function face(account, name = "") {
  const tone = account?.tone ?? "straw";
  return el("span", { class: `face tone-${tone}`, "aria-hidden": "true" }, account?.face ?? [...name][0] ?? "?");
}

/** Give somebody's name. */
export const nameOf = (member) => state.accounts.get(member)?.name ?? "…";

function part(account) {
  if (!account) return null;
  return el("span", { class: `part part-${account.part}` }, say(`part-${account.part}`));
}

function words(post, card) {
  const lines = post.text.split("\n");
  if (!card) return el("p", { class: "text" }, post.text);
  const [title, ...rest] = lines.map((line) => line.replace(PICTURE, ""));
  return el("div", { class: "text" }, el("h3", {}, title), ...together(rest).map(cardPart));
}

/** Join the lines of one quotation; a card may quote several people. */
function together(lines) {
  const parts = [];
  for (const line of lines) {
    if (QUOTED.test(line) && parts.length > 0 && QUOTED.test(parts.at(-1))) parts[parts.length - 1] += `\n${line}`;
    else parts.push(line);
  }
  return parts;
}

function cardPart(text) {
  if (!QUOTED.test(text)) return cardLine(text);
  const quoted = text.split("\n").map((line) => line.replace(QUOTED, ""));
  return el("blockquote", {}, quoted.join("\n"));
}

function cardLine(line) {
  if (POINT.test(line)) return el("p", { class: "point" }, line.replace(POINT, ""));
  return el("p", {}, line);
}

function answered(id) {
  const post = state.posts.get(id);
  if (!post) return el("p", { class: "answered" }, say("reply-gone"));
  return el("p", { class: "answered" }, el("b", {}, post.name), " ", post.text.slice(0, 90));
}

function buttons(post, does) {
  const each = (button) =>
    el("button", { type: "button", "data-command": button.command.split(" ")[0], onclick: () => does.press(post, button) }, button.label);
  return el("div", { class: "buttons", role: "group" }, ...post.buttons.map(each));
}

function reactions(post, as, does) {
  const given = Object.entries(post.reactions);
  if (given.length === 0) return null;
  const each = ([emoji, who]) =>
    el(
      "button",
      { type: "button", "aria-pressed": who.includes(as), title: who.map(nameOf).join(", "), onclick: () => does.react(post, emoji) },
      emoji,
      el("span", {}, who.length),
    );
  return el("div", { class: "reactions" }, ...given.map(each));
}

function tools(post, as, does) {
  const picker = el("span", { class: "emoji", hidden: true });
  for (const emoji of state.emoji) {
    picker.append(el("button", { type: "button", onclick: () => does.react(post, emoji) }, emoji));
  }
  const open = (event) => {
    picker.hidden = !picker.hidden;
    event.currentTarget.setAttribute("aria-expanded", String(!picker.hidden));
  };
  return el(
    "div",
    { class: "tools" },
    el("button", { type: "button", onclick: () => does.reply(post) }, say("reply")),
    el("button", { type: "button", "aria-expanded": "false", onclick: open }, say("react")),
    post.author === as && el("button", { type: "button", onclick: () => does.edit(post) }, say("edit")),
    picker,
  );
}

/** Give a time of today as hours and minutes, an older one as a day. */
export function clock(at) {
  const then = new Date(at);
  const today = then.toDateString() === new Date().toDateString();
  const form = today ? { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } : { month: "short", day: "numeric" };
  return then.toLocaleString(document.documentElement.lang, form);
}

/** Tell whether an account is staff. */
export const isStaff = (account) => account.role >= MODERATOR;
