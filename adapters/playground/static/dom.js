// Elements, made without ever reading text as markup.

/** Make an element: `el("p", { class: "hint" }, "text", child)`. Nothing and false are left out. */
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("aria-")) element.setAttribute(name, String(value));
    else if (value === undefined || value === null || value === false) continue;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== null && child !== false));
  return element;
}

/** Tell whether movement is unwelcome. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
