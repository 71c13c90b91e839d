"use strict";
{
  const form = document.getElementById("filter");
  const cases = [...document.querySelectorAll("#cases > .case")];
  const texts = cases.map((each) => each.textContent.toLowerCase());
  const fits = (each, text, wanted) =>
    (!wanted.outcome || each.dataset.outcome === wanted.outcome) &&
    (!wanted.detector || each.dataset.detectors.split(" ").includes(wanted.detector)) &&
    (!wanted.regular || "regular" in each.dataset) &&
    (!wanted.text || text.includes(wanted.text.trim().toLowerCase()));
  const filter = () => {
    const wanted = Object.fromEntries(new FormData(form));
    let left = 0;
    cases.forEach((each, number) => {
      each.hidden = !fits(each, texts[number], wanted);
      left += !each.hidden;
    });
    document.getElementById("count").value = `${left} / ${cases.length}`;
    document.getElementById("none").hidden = left > 0;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    filter();
  }
}
