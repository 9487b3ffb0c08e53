"use strict";
(() => {
  const find = (selector, from = document) => [...from.querySelectorAll(selector)];
  const one = (id) => document.getElementById(id);
  const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const units = find(".unit");
  const events = find(".unit > ul > li").map((item) => ({
    item,
    text: folded(item.textContent),
    first: item.dataset.first,
    last: item.dataset.last || item.dataset.first,
  }));
  const box = one("words");

  // What is shown: from and to as beginnings of ISO dates; "~" sorts behind every digit, so that "2026-01~" is the end of that month.
  const WHOLE = ["", "~"];
  let range = WHOLE;
  const isWhole = () => range[0] === WHOLE[0] && range[1] === WHOLE[1];
  const isInside = (first, last) => first <= range[1] && last + "~" >= range[0];

  // How many signs of an ISO date name a column; the first scale with few enough columns is drawn.
  const SCALES = [10, 7, 4, 3];
  const MOST_COLUMNS = 130;
  const LABELS = 6;
  // Where so few lie far before or behind the others, these others are drawn by themselves, between two columns for the few.
  const FEW = 0.08;
  const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
  const WEEK = 7 * 86400e3;

  const asDate = (iso) => new Date(iso + "T00:00:00Z");

  // An event stands in the column of its first day, unless its date is too coarse to say which column that is.
  const columnOf = (event, signs) => {
    const column = event.first.slice(0, signs);
    const isExact = event.last.slice(0, signs) === column || asDate(event.last) - asDate(event.first) < WEEK;
    return isExact ? column : null;
  };

  const next = (column) => {
    const years = Number(column.slice(0, 4));
    if (column.length === 10) {
      return new Date(asDate(column).getTime() + 86400e3).toISOString().slice(0, 10);
    }
    if (column.length === 7) {
      const month = Number(column.slice(5));
      return month < 12
        ? column.slice(0, 5) + String(month + 1).padStart(2, "0")
        : String(years + 1).padStart(4, "0") + "-01";
    }
    return String(years + 1).padStart(column.length, "0");
  };

  const columnsFrom = (first, last) => {
    const columns = [first];
    while (columns.at(-1) < last && columns.length <= MOST_COLUMNS) columns.push(next(columns.at(-1)));
    return columns.length <= MOST_COLUMNS ? columns : null;
  };

  const name = (column) => {
    const [year, month, day] = column.split("-");
    if (day) return `${Number(day)} ${MONTHS[month - 1]} ${year}`;
    if (month) return `${MONTHS[month - 1]} ${year}`;
    return column.length === 3 ? `${column}0s` : year;
  };

  // The finest scale that has room for these events, as {counts, columns}, or null.
  const scaled = (list) => {
    for (const signs of SCALES) {
      const counts = new Map();
      for (const event of list) {
        const column = columnOf(event, signs);
        if (column && isInside(column, column)) counts.set(column, (counts.get(column) || 0) + 1);
      }
      const named = [...counts.keys()].sort();
      const columns = named.length ? columnsFrom(named[0], named.at(-1)) : null;
      if (columns) return { counts, columns };
    }
    return null;
  };

  const bar = (title, count, most, label, to) => {
    const button = document.createElement("button");
    button.type = "button";
    button.title = `${title}: ${count} ${count === 1 ? "event" : "events"}`;
    button.setAttribute("aria-label", button.title);
    button.disabled = !count;
    const height = document.createElement("i");
    height.style.height = count ? `${Math.max(4, (100 * Math.min(count, most)) / most)}%` : "0";
    button.append(height);
    if (label) {
      const text = document.createElement("span");
      text.textContent = label;
      button.append(text);
    }
    button.addEventListener("click", () => zoom(to));
    return button;
  };

  const draw = (shown) => {
    const strip = one("strip");
    strip.replaceChildren();
    let picture = scaled(shown);
    const days = shown.map((event) => event.first).sort();
    const few = Math.floor(days.length * FEW);
    const most = shown.filter((event) => event.first >= days[few] && event.first <= days[days.length - 1 - few]);
    const closer = isWhole() && few ? scaled(most) : null;
    const isCloser = closer && picture && closer.columns[0].length > picture.columns[0].length;
    if (isCloser) picture = closer;
    strip.hidden = !picture || (picture.columns.length < 2 && isWhole());
    if (strip.hidden) return;
    const { counts, columns } = picture;
    const highest = Math.max(...counts.values());
    const step = Math.ceil(columns.length / LABELS);
    const [first, last] = [columns[0], columns.at(-1)];
    const before = isCloser ? days.filter((day) => day < first).length : 0;
    const behind = isCloser ? days.filter((day) => day > last + "~").length : 0;
    if (before) strip.append(bar(`before ${name(first)}`, before, highest, "", ["", first]));
    columns.forEach((column, place) => {
      const isNamed = place % step === 0 && (place + step <= columns.length || columns.length < LABELS);
      strip.append(bar(name(column), counts.get(column) || 0, highest, isNamed ? name(column) : "", [column, column + "~"]));
    });
    if (behind) strip.append(bar(`after ${name(last)}`, behind, highest, "", [last + "~", "~"]));
    strip.firstChild.classList.toggle("far", before > 0);
    strip.lastChild.classList.toggle("far", behind > 0);
  };

  const terms = () =>
    (folded(box.value).match(/-?"[^"]*"?|\S+/g) || []).map((term) => ({
      isOut: term.startsWith("-") && term.length > 1,
      text: term.replace(/^-(?=.)/, "").replaceAll('"', ""),
    }));

  const show = () => {
    const wanted = terms().filter((term) => term.text);
    const shown = events.filter((event) => {
      const keeps = isInside(event.first, event.last) && wanted.every((term) => event.text.includes(term.text) !== term.isOut);
      event.item.hidden = !keeps;
      return keeps;
    });
    for (const unit of units) {
      const count = find(":scope > ul > li:not([hidden])", unit).length;
      unit.hidden = !count;
      unit.querySelector("summary .quiet").textContent = count;
    }
    const some = shown.length < events.length ? `${shown.length} of ` : "";
    one("count").textContent = `${some}${events.length} ${events.length === 1 ? "event" : "events"}`;
    one("none").hidden = shown.length > 0;
    one("whole").hidden = isWhole();
    draw(shown);
    const state = new URLSearchParams();
    if (box.value.trim()) state.set("q", box.value.trim());
    if (!isWhole()) state.set("at", range[1] === range[0] + "~" ? range[0] : range.join(".."));
    const hash = state.toString() ? "#" + state : location.pathname + location.search;
    try {
      history.replaceState(null, "", hash);
    } catch {
      // A page opened from a mail or an archive has no address to note it in.
    }
  };

  const zoom = (to) => {
    range = to;
    show();
  };

  // The day of the reader's own clock, or the last one before it that has events.
  const goToToday = () => {
    const now = new Date();
    const today = new Date(now - now.getTimezoneOffset() * 60e3).toISOString().slice(0, 10);
    const past = events.filter((event) => !event.item.hidden && event.first <= today);
    const unit = past.length ? past.at(-1).item.closest(".unit") : units.find((unit) => !unit.hidden);
    unit?.scrollIntoView();
  };

  const foldAll = (isOpen) => units.forEach((unit) => (unit.open = isOpen));

  box.addEventListener("input", show);
  one("whole").addEventListener("click", () => zoom(WHOLE));
  one("today").addEventListener("click", goToToday);
  one("fold").addEventListener("click", () => foldAll(units.every((unit) => !unit.open)));
  document.addEventListener("keydown", (key) => {
    if (key.key === "/" && document.activeElement !== box) {
      key.preventDefault();
      box.focus();
    } else if (key.key === "Escape") {
      box.value = "";
      zoom(WHOLE);
    }
  });
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = units.filter((unit) => !unit.open);
    foldAll(true);
  });
  addEventListener("afterprint", () => closed.forEach((unit) => (unit.open = false)));

  const state = new URLSearchParams(location.hash.slice(1));
  box.value = state.get("q") || "";
  one("tools").hidden = false;
  const [from, to] = /^[\d-]*~?(\.\.[\d-]*~?)?$/.test(state.get("at") || "") ? (state.get("at") || "").split("..") : [""];
  zoom([from, to ?? from + "~"]);
  const isLong = document.documentElement.scrollHeight > 4 * innerHeight;
  if (!location.hash && isLong) goToToday();
})();
