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
  let range = ["", ""];

  // How many signs of an ISO date name a column; the first scale with few enough columns is drawn.
  const SCALES = [10, 7, 4, 3];
  const MOST_COLUMNS = 130;
  const LABELS = 6;
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

  const draw = (shown) => {
    const strip = one("strip");
    strip.replaceChildren();
    for (const signs of SCALES) {
      const counts = new Map();
      for (const event of shown) {
        const column = columnOf(event, signs);
        const isInside = !range[0] || (column && column.startsWith(range[0]));
        if (column && isInside) counts.set(column, (counts.get(column) || 0) + 1);
      }
      const named = [...counts.keys()].sort();
      const columns = named.length ? columnsFrom(named[0], named.at(-1)) : null;
      if (!columns) continue;
      const most = Math.max(...counts.values());
      const step = Math.ceil(columns.length / LABELS);
      columns.forEach((column, place) => {
        const button = document.createElement("button");
        const count = counts.get(column) || 0;
        button.type = "button";
        button.title = `${name(column)}: ${count} ${count === 1 ? "event" : "events"}`;
        button.setAttribute("aria-label", button.title);
        button.disabled = !count;
        const bar = document.createElement("i");
        bar.style.height = count ? `${Math.max(4, (100 * count) / most)}%` : "0";
        button.append(bar);
        if (place % step === 0 && (place + step <= columns.length || columns.length < LABELS)) {
          const label = document.createElement("span");
          label.textContent = name(column);
          button.append(label);
        }
        button.addEventListener("click", () => zoom(column));
        strip.append(button);
      });
      strip.hidden = columns.length < 2 && !range[0];
      return;
    }
    strip.hidden = true;
  };

  const terms = () =>
    (folded(box.value).match(/-?"[^"]*"?|\S+/g) || []).map((term) => ({
      isOut: term.startsWith("-") && term.length > 1,
      text: term.replace(/^-(?=.)/, "").replaceAll('"', ""),
    }));

  const show = () => {
    const wanted = terms().filter((term) => term.text);
    const inRange = ({ first, last }) => !range[0] || (first <= range[1] && last >= range[0]);
    const shown = events.filter((event) => {
      const keeps = inRange(event) && wanted.every((term) => event.text.includes(term.text) !== term.isOut);
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
    one("whole").hidden = !range[0];
    draw(shown);
    const state = new URLSearchParams();
    if (box.value.trim()) state.set("q", box.value.trim());
    if (range[0]) state.set("at", range[0]);
    const hash = state.toString() ? "#" + state : location.pathname + location.search;
    try {
      history.replaceState(null, "", hash);
    } catch {
      // A page opened from a mail or an archive has no address to note it in.
    }
  };

  const zoom = (column) => {
    // "~" sorts behind every digit, so that the end of a month or year needs no calendar.
    range = column ? [column, column + "~"] : ["", ""];
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
  one("whole").addEventListener("click", () => zoom(""));
  one("today").addEventListener("click", goToToday);
  one("fold").addEventListener("click", () => foldAll(units.every((unit) => !unit.open)));
  document.addEventListener("keydown", (key) => {
    if (key.key === "/" && document.activeElement !== box) {
      key.preventDefault();
      box.focus();
    } else if (key.key === "Escape") {
      box.value = "";
      zoom("");
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
  zoom(/^\d{3,4}(-\d\d){0,2}$/.test(state.get("at") || "") ? state.get("at") : "");
})();
