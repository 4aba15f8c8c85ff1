// The map: a number where ads have their workplace, a ring of the stated precision, a dashed circle where only a region or
// country is known, and the hotspots as a layer of their own. Everything comes from this server.
"use strict";

(() => {
  const WIDE_KM = 25;  // what is known less exactly than a town is an area, whatever its level
  // Of a pop-up, in pixels: what is longer is scrolled; it does not go under the buttons at the corners.
  const SIZE = {
    maxHeight: 220, maxWidth: Math.min(280, innerWidth - 160), minWidth: 160, autoPanPaddingTopLeft: [50, 10], autoPanPaddingBottomRight: [60, 10],
  };
  const AREAS = new Set(["admin1", "country"]);
  let config;

  document.addEventListener("DOMContentLoaded", async () => {
    config = window.osintMap;  // written into the page after this script's element
    const box = config && (document.getElementById("map") || besideTable());
    if (!box) return;
    await loaded();
    const map = draw(box);
    const layers = L.control.layers(null, null, { collapsed: box.clientWidth < 500 }).addTo(map);
    const hotspots = config.hotspots ? await rowsOf(config.hotspots) : [];
    const own = location.pathname === new URL(config.hotspots || "/", location.href).pathname.replace(/\.json$/, "");
    if (!own) {
      const ads = adsLayer(grouped(await rowsOf(config.rows || location.pathname + ".json" + location.search)));
      map.addLayer(ads.layer);
      layers.addOverlay(ads.layer, "Ads by workplace");
      fit(map, ads.points);
    }
    map.on("zoomend", () => legible(map)).on("layeradd", () => legible(map));
    legible(map);
    const known = hotspotsLayer(own ? await rowsOf(location.pathname + ".json" + location.search) : hotspots);
    if (known.points.length) layers.addOverlay(known.layer, "Hotspots reported");
    if (own || box.dataset.hotspots) map.addLayer(known.layer);
    if (own) fit(map, known.points);
    box.dataset.ready = "1";
  });

  // A table or answer with coordinates: the map stands before its rows.
  function besideTable() {
    const table = document.querySelector(".table-wrapper");
    if (!table) return null;
    const box = document.createElement("div");
    box.id = "map";
    table.parentNode.insertBefore(box, table);
    box.insertAdjacentHTML("afterend", document.getElementById("map-legend").innerHTML);
    return box;
  }

  async function loaded() {
    for (const href of config.styles) {
      const link = document.head.appendChild(document.createElement("link"));
      link.rel = "stylesheet";
      link.href = href;
    }
    for (const src of config.scripts) await import(src);  // in order: clusters hang on Leaflet
  }

  async function rowsOf(address) {
    const rows = [];
    let next = address + (address.includes("?") ? "&" : "?") + "_shape=objects&_size=max&_labels=on&_extra=next_url";
    while (next && rows.length < 20000) {
      const page = await (await fetch(next)).json();
      rows.push(...(page.rows || []));
      next = page.next_url ? new URL(page.next_url, location.href) : null;
      if (next) next = next.pathname + next.search;  // Datasette may not know the name that it is reached under
    }
    return rows.filter((row) => number(row.latitude) && number(row.longitude));
  }

  function number(value) {
    return typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= 180;
  }

  function draw(box) {
    const map = L.map(box, { zoom: 4, worldCopyJump: true, minZoom: 2 });
    L.tileLayer(config.tiles, config.tileOptions).addTo(map);
    map.setView([15, 101], 4);
    return map;
  }

  // Ads at one place are one number. A row is an ad, or a place with its counts.
  function grouped(rows) {
    const groups = new Map();
    for (const row of rows) {
      const count = typeof row.shown === "number" ? row.shown : 1;
      if (!count) continue;
      const key = [row.latitude, row.longitude, row.level].join();
      const group = groups.get(key) || { ...row, rows: [], count: 0, high: 0 };
      group.rows.push(row);
      group.count += count;
      group.high += row.high || (row.band === "high" ? 1 : 0);
      groups.set(key, group);
    }
    return [...groups.values()].sort((a, b) => (b.precision_km || 0) - (a.precision_km || 0));
  }

  function isArea(row) {
    return AREAS.has(row.level) || row.precision_km > WIDE_KM;
  }

  function placeOf(group) {
    return said(group.name) || (typeof group.workplace === "string" ? group.workplace : "") || "place";
  }

  function adsLayer(groups) {
    const rings = L.layerGroup();
    const clusters = L.markerClusterGroup({
      maxClusterRadius: 34, showCoverageOnHover: false, spiderfyOnMaxZoom: false, zoomToBoundsOnClick: false, removeOutsideVisibleBounds: false,
      iconCreateFunction: (cluster) => {
        const inside = cluster.getAllChildMarkers().map((marker) => marker.options);
        return spot(sum(inside, "count"), sum(inside, "high"), "spots");
      },
    });
    // Never moved apart to be clicked, as clusters usually are: a number must not stand in another country.
    clusters.on("clusterclick", ({ layer }) => popup(layer.getLatLng(), clusterPopup(layer), layer._map));
    for (const group of groups) {
      const at = [group.latitude, group.longitude];
      const radius = (group.precision_km || 0) * 1000;
      const many = ads(group.count);
      if (isArea(group)) {
        rings.addLayer(L.circle(at, { radius, className: "area", interactive: true }).bindPopup(() => adsPopup(group), SIZE));
        const title = `${many}: ${placeOf(group)}, somewhere within ${group.precision_km} km`;
        const icon = labelIcon(placeOf(group), group.count);
        const label = L.marker(at, { title, alt: title, icon, radius, zIndexOffset: -500 });
        rings.addLayer(label.bindPopup(() => adsPopup(group), SIZE));
        continue;
      }
      if (radius) rings.addLayer(L.circle(at, { radius, className: "ring", interactive: false }));
      const title = `${many}: ${placeOf(group)}`;
      const options = { group, count: group.count, high: group.high, icon: spot(group.count, group.high, ""), title, alt: title };
      clusters.addLayer(L.marker(at, options).bindPopup(() => adsPopup(group), SIZE));
    }
    const exact = groups.filter((group) => !isArea(group));
    return { layer: L.layerGroup([rings, clusters]), points: most(exact.length ? exact : groups) };
  }

  // Where nine in ten of the ads are: one far away would make the rest a heap. Few are shown all.
  function most(groups) {
    const total = sum(groups, "count");
    const middle = ["latitude", "longitude"].map((name) => {
      let before = 0;
      return [...groups].sort((a, b) => a[name] - b[name]).find((group) => (before += group.count) * 2 >= total)?.[name];
    });
    let kept = 0;
    return groups
      .map((group) => ({ group, away: Math.hypot(group.latitude - middle[0], group.longitude - middle[1]) }))
      .sort((a, b) => a.away - b.away)
      .filter(({ group }) => total <= 20 || (kept += group.count) - group.count < 0.9 * total)
      .map(({ group }) => [group.latitude, group.longitude]);
  }

  // A name is written where its circle has room for it; else its number alone, small and dashed as the circle is.
  function legible(map) {
    const metres = 40075016 * Math.cos((map.getCenter().lat * Math.PI) / 180) / 2 ** (map.getZoom() + 8);  // of a pixel
    map.eachLayer((layer) => {
      if (!layer.options.radius || !layer.getElement || !layer.options.icon) return;
      layer.getElement()?.classList.toggle("short", layer.options.radius / metres < 48);
    });
  }

  function sum(list, name) {
    return list.reduce((total, one) => total + one[name], 0);
  }

  function spot(count, high, more) {
    const size = count < 10 ? 24 : count < 100 ? 28 : count < 1000 ? 34 : 40;
    const html = `<span>${Number(count)}</span>`;
    return L.divIcon({ html, className: `spot ${more} ${high ? "spot-high" : ""}`, iconSize: [size, size] });
  }

  function labelIcon(name, count) {
    const box = document.createElement("span");
    box.appendChild(document.createElement("i")).textContent = name + " ";
    box.append(String(Number(count)));
    return L.divIcon({ html: box, className: "area-label", iconSize: [0, 0] });
  }

  function ads(count) {
    return `${count} ad${count === 1 ? "" : "s"}`;
  }

  function popup(at, content, map) {
    L.popup(SIZE).setLatLng(at).setContent(content).openOn(map);
  }

  // The places that stand together under one number, each to be opened; and a way closer.
  function clusterPopup(cluster) {
    const box = document.createElement("div");
    box.className = "said";
    const groups = cluster.getAllChildMarkers().map((marker) => marker.options.group).sort((a, b) => b.count - a.count);
    line(box, `${groups.length} places near each other`, "strong");
    const map = cluster._map;
    for (const group of groups.slice(0, 12)) {
      button(line(box, ""), `${placeOf(group)}: ${ads(group.count)}`, () => popup([group.latitude, group.longitude], adsPopup(group), map));
    }
    if (groups.length > 12) line(box, `and ${groups.length - 12} more places`, "small");
    if (map.getZoom() < map.getMaxZoom()) {
      button(line(box, ""), "closer", () => map.closePopup().fitBounds(cluster.getBounds(), { padding: [40, 40] }));
    }
    return box;
  }

  function button(box, text, act) {
    const made = box.appendChild(document.createElement("button"));
    made.type = "button";
    made.textContent = text;
    made.addEventListener("click", act);
  }

  function adsPopup(group) {
    const many = ads(group.count);
    const box = document.createElement("div");
    box.className = "said";
    line(box, placeOf(group), "strong");
    line(box, exactness(group), "small");
    if (typeof group.shown === "number") {
      link(line(box, ""), `${config.byPlace}?role=shown&place=${encodeURIComponent(group.id)}`, `${many} with workplace here`);
      if (group.ads > group.shown) {
        link(line(box, ""), `${config.byPlace}?place=${encodeURIComponent(group.id)}`, `${group.ads} that name it at all`);
      }
    } else {
      line(box, group.high ? `${many}, ${group.high} of band high` : many);
      const list = box.appendChild(document.createElement("ul"));
      for (const row of group.rows.slice(0, 8)) {
        const key = /[0-9a-f]{32}/.exec(said(row.ad) || said(row.id) || "");
        const item = list.appendChild(document.createElement("li"));
        if (key) link(item, config.ad + key[0], said(row.title) || "(no title)");
        else item.textContent = said(row.title);
        if (row.first_seen) item.appendChild(document.createElement("small")).textContent = " " + said(row.first_seen).slice(0, 10);
      }
      if (group.rows.length > 8) line(box, `and ${group.rows.length - 8} more in the table below`, "small");
    }
    if (said(group.status)) line(box, `Reported: ${group.status}${group.status_date ? ` (as of ${group.status_date})` : ""}`, "small");
    return box;
  }

  function hotspotsLayer(rows) {
    const layer = L.layerGroup();
    const places = new Map();
    for (const row of [...rows].sort((a, b) => b.precision_km - a.precision_km)) {
      const key = isArea(row) ? row.id : [row.latitude, row.longitude].join();
      places.set(key, [...(places.get(key) || []), row]);
    }
    for (const here of places.values()) {
      const at = [here[0].latitude, here[0].longitude];
      const radius = Math.max(...here.map((row) => row.precision_km)) * 1000;
      const area = isArea(here[0]);
      const circle = L.circle(at, { radius, className: area ? "area known" : "ring known", interactive: area });
      if (area) circle.bindPopup(() => hotspotPopup(here), SIZE);
      layer.addLayer(circle);
      if (area) continue;
      const names = here.map((row) => row.name).join(", ");
      const icon = L.divIcon({ html: "<span></span>", className: "hotspot", iconSize: [14, 14] });
      layer.addLayer(L.marker(at, { icon, title: names, alt: `Hotspot: ${names}`, zIndexOffset: -1000 }).bindPopup(() => hotspotPopup(here), SIZE));
    }
    return { layer, points: most(rows.map((row) => ({ ...row, count: 1 }))) };
  }

  function hotspotPopup(here) {
    const box = document.createElement("div");
    box.className = "said";
    for (const row of here) {
      link(line(box, "", "strong"), config.hotspot + encodeURIComponent(row.id), row.name);
      line(box, [row.type, said(row.country)].filter(Boolean).join(", ") + `, ${exactness(row)}`, "small");
      line(box, `Reported: ${said(row.status) || "no status"}${row.status_date ? ` (as of ${row.status_date})` : ""}`);
      if (config.byPlace) link(line(box, ""), `${config.byPlace}?place=${encodeURIComponent("hotspot:" + row.id)}`, "ads that name it");
    }
    return box;
  }

  function exactness(row) {
    if (!row.precision_km) return "how exact is not known";
    return isArea(row) ? `only the ${row.level === "place" ? "region" : row.level === "admin1" ? "province" : row.level || "region"}, within ${row.precision_km} km` : `within ${row.precision_km} km`;
  }

  function fit(map, points) {
    // At once: a number that is clicked while the map still zooms loses its window.
    if (points.length) map.fitBounds(points, { padding: [30, 30], maxZoom: 6, animate: false });
  }

  function line(box, text, tag) {
    const paragraph = box.appendChild(document.createElement("p"));
    const inner = tag ? paragraph.appendChild(document.createElement(tag)) : paragraph;
    inner.textContent = text;
    return inner;
  }

  function link(box, address, text) {
    const made = box.appendChild(document.createElement("a"));
    made.href = address;
    made.dir = "auto";
    made.textContent = text;
  }

  function said(value) {
    if (value && typeof value === "object") return String(value.label ?? value.value ?? "");
    return value === undefined || value === null ? "" : String(value);
  }
})();
