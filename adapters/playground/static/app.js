// The page as a whole.

import { Room } from "./room.js";
import { Line } from "./socket.js";
import { drawScenes, drawStage, setStage } from "./stage.js";
import { reset, state } from "./state.js";
import { preferred, remember, say, speak } from "./words.js";

let tag = preferred();
let link = "connecting";
const rooms = {};
const line = new Line(() => ({ kind: "open", language: tag }), take, (now) => tellLink(now));
const tabs = document.getElementById("tabs");
const shown = document.querySelector(".rooms");

const TAKES = {
  welcome(frame) {
    reset(frame);
    drawAll();
  },
  post({ post }) {
    state.posts.set(post.id, post);
    rooms[post.chat].show(post);
    if (post.chat === "office" && shown.dataset.shown !== "office") badge(1);
  },
  removed({ id, reason }) {
    const post = state.posts.get(id);
    state.posts.delete(id);
    if (post) rooms[post.chat].remove(post, reason);
  },
  account({ account }) {
    const fresh = account.playable && !state.accounts.has(account.id);
    state.accounts.set(account.id, account);
    for (const room of Object.values(rooms)) {
      if (account.playable) room.composer.draw();
      room.count();
    }
    if (fresh) rooms.lobby.composer.become(account.id);
  },
  play(frame) {
    state.play = frame;
    drawStage();
  },
  error({ text }) {
    toast(text);
  },
};

function take(frame) {
  TAKES[frame.kind]?.(frame);
}

function send(wish) {
  const sent = line.send(wish);
  if (!sent) toast(say(link === "connected" ? "refused-too-long" : "lost"));
  return sent;
}

function drawAll() {
  for (const room of Object.values(rooms)) room.draw();
  drawScenes();
  drawStage();
  tellLink(link);
}

function tellLink(now) {
  link = now;
  document.getElementById("link").dataset.at = now;
  document.getElementById("link-text").textContent = say(now);
}

let toastEnds;
function toast(text) {
  const box = document.getElementById("toast");
  box.textContent = text;
  box.hidden = false;
  clearTimeout(toastEnds);
  toastEnds = setTimeout(() => (box.hidden = true), 6000);
}

function badge(more) {
  const mark = tabs.querySelector(".badge");
  const count = more ? Number(mark.textContent || 0) + more : 0;
  mark.textContent = count ? String(count) : "";
  mark.hidden = count === 0;
}

function showRoom(name) {
  shown.dataset.shown = name;
  for (const tab of tabs.querySelectorAll("button")) tab.setAttribute("aria-pressed", String(tab.dataset.room === name));
  if (name === "office") badge(0);
  rooms[name].draw();
}

async function changeLanguage(chosen) {
  tag = chosen;
  remember("language", tag);
  await speak(tag);
  send({ kind: "speak", language: tag });
}

tabs.addEventListener("click", (event) => {
  const name = event.target.closest("button")?.dataset.room;
  if (name) showRoom(name);
});
document.getElementById("languages").addEventListener("change", (event) => changeLanguage(event.target.value));

await speak(tag);
document.querySelector(`#languages [value="${tag}"]`).checked = true;
for (const name of ["lobby", "office"]) rooms[name] = new Room(name, send);
setStage(send);
drawAll();
line.connect();
