"use strict";
{
  const step = 40;
  const form = document.getElementById("filter");
  const more = document.getElementById("more");
  const cases = [...document.querySelectorAll("#cases > .case")];
  const texts = cases.map((each) => each.textContent.toLowerCase());
  let room = step;

  const fits = (each, text, wanted) =>
    (!wanted.outcome || each.dataset.outcome === wanted.outcome) &&
    (!wanted.detector || each.dataset.detectors.split(" ").includes(wanted.detector)) &&
    (!wanted.regular || "regular" in each.dataset) &&
    (!wanted.text || text.includes(wanted.text.trim().toLowerCase()));

  const show = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let found = 0;
    cases.forEach((each, number) => {
      const fitting = fits(each, texts[number], wanted);
      found += fitting;
      each.hidden = !fitting || found > room;
    });
    document.getElementById("count").value = `${found} / ${cases.length}`;
    document.getElementById("none").hidden = found > 0;
    more.hidden = found <= room;
  };

  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => {
      room = step;
      show();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    more.addEventListener("click", () => {
      room += step;
      show();
    });
    show();
  }
}
