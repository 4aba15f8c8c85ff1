// Pop-ups of the map: the plugin lists every column; here they say what a person needs and link to the ad's page.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  new MutationObserver(() => {
    document.querySelectorAll(".leaflet-popup-content dl.cluster-map-dl").forEach(shorten);
  }).observe(document.body, { childList: true, subtree: true });
});

function shorten(list) {
  const row = {};
  list.querySelectorAll("dt").forEach((name) => { row[name.textContent] = name.nextElementSibling.textContent; });
  const key = /[0-9a-f]{32}/.exec(row.ad || row.id || "");  // Datasette writes a label before an id
  if (!key || !("title" in row)) return;
  const box = document.createElement("div");
  const link = box.appendChild(document.createElement("p")).appendChild(document.createElement("a"));
  link.href = location.pathname.replace(/[^/]*$/, "ads/") + key[0];
  link.textContent = said(row.title) || "(no title)";
  for (const names of [["band", "kind", "language"], ["workplace", "employer"], ["contacts"], ["first_seen"]]) {
    const words = names.map((name) => said(row[name])).filter(Boolean).join(" · ");
    if (words) box.appendChild(document.createElement("p")).textContent = words;
  }
  list.replaceWith(box);
}

function said(value) {
  return value === undefined || value === "null" ? "" : value.replace(/T(\d\d:\d\d):\d\dZ$/, " $1");
}
