// The caption of an explorer: what its picture shows, in words that a screen reader announces; and names for
// what the libraries below leave nameless (the handle of a slider, the canvas).
function render({ model, el }) {
  const caption = document.createElement("p");
  caption.className = "shapeclinic-caption";
  caption.setAttribute("role", "status");
  el.appendChild(caption);

  const hidden = document.createElement("style");
  hidden.textContent = `#${model.get("static_id")} { display: none; }`;
  el.appendChild(hidden);

  const nameParts = () => {
    const explorer = el.closest(".shapeclinic-explorer");
    if (!explorer) return;
    for (const handle of explorer.querySelectorAll(".noUi-handle")) {
      const label = handle.closest(".widget-slider, .jupyter-widgets")?.querySelector(".widget-label");
      if (label) handle.setAttribute("aria-label", label.textContent);
    }
    // The picture, and above it a sheet of glass that takes the mouse.
    explorer.querySelectorAll("canvas").forEach((canvas, layer) => {
      if (layer > 0) return canvas.setAttribute("aria-hidden", "true");
      canvas.setAttribute("role", "img");
      canvas.setAttribute("aria-label", model.get("words"));
    });
  };
  const show = () => {
    caption.textContent = model.get("words");
    nameParts();
  };
  show();
  model.on("change:words", show);
  // Its neighbours are put on the page in their own time.
  const watcher = new MutationObserver(nameParts);
  const later = requestAnimationFrame(() => {
    const explorer = el.closest(".shapeclinic-explorer");
    if (explorer) watcher.observe(explorer, { childList: true, subtree: true });
    nameParts();
  });
  return () => {
    cancelAnimationFrame(later);
    watcher.disconnect();
    model.off("change:words", show);
  };
}

export default { render };
