// The playbill: what is being played, and what it shows.

import { el } from "./dom.js";
import { state } from "./state.js";
import { say } from "./words.js";

const part = (id) => document.getElementById(id);

/** Make the controls work. */
export function setStage(send) {
  part("toggle").addEventListener("click", () => send({ kind: "cast", do: state.play.state === "playing" ? "pause" : "play" }));
  part("again").addEventListener("click", () => send({ kind: "cast", do: "again" }));
  part("scenes").addEventListener("click", (event) => {
    const scene = event.target.closest("button")?.dataset.scene;
    if (scene) send({ kind: "cast", do: scene });
  });
}

/** Show where the play stands. */
export function drawStage() {
  const { state: at, scene, guide } = state.play;
  part("toggle").textContent = say(at === "playing" ? "pause" : "play");
  part("toggle").dataset.at = at;
  part("again").hidden = at === "waiting";
  part("state").textContent = say(`state-${at}`);
  part("state").dataset.at = at;
  part("scene").textContent = scene ? say(`scene-${scene}`) : "";
  if (part("guide").textContent !== guide) part("guide").textContent = guide;
  for (const chip of part("scenes").children) chip.setAttribute("aria-pressed", String(chip.dataset.scene === scene));
}

/** Offer the scenes, in the page's language. */
export function drawScenes() {
  part("scenes").replaceChildren(...state.scenes.map((name) =>
    el("button", { type: "button", "data-scene": name, "aria-pressed": "false" }, say(`scene-${name}`))));
}
