// Picture: what the canvas shows, with a caption that says what it is, as PNG.

function drawPicture() {
  const from = canvas.network.canvas.frame.canvas;
  const ratio = canvas.network.canvas.pixelRatio || 1;
  const caption = captionRows(), foot = (caption.length * 20 + 16) * ratio;
  const made = document.createElement("canvas");
  [made.width, made.height] = [from.width, from.height + foot];
  const context = made.getContext("2d");
  context.fillStyle = colours().ground;
  context.fillRect(0, 0, made.width, made.height);
  context.drawImage(from, 0, 0);
  context.fillStyle = colours().ink;
  caption.forEach((row, place) => {
    context.font = `${place ? "" : "600 "}${13 * ratio}px ${FONT_FAMILY}`;
    context.fillText(row, 14 * ratio, from.height + (22 + place * 20) * ratio);
  });
  return made;
}

function captionRows() {
  const [first, last] = state.years ?? YEARS ?? [];
  const years = first === undefined ? "" : first === last ? String(first) : `${first}–${last}`;
  const sources = documents.filter((_, number) => !state.hiddenDocuments.has(number)).map(({ title }) => title);
  const named = sources.slice(0, 3).join("; ") + (sources.length > 3 ? " …" : "");
  return [pageTitle(), [years, countWords()].filter(Boolean).join(" · "), named].filter(Boolean);
}

function savePicture() {
  drawPicture().toBlob((blob) => {
    const address = URL.createObjectURL(blob);
    const link = element("a", { href: address, download: "hubungan.png" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    say(text("picture_saved"));
  });
}
