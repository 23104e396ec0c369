(function () {
  "use strict";
  var status = document.getElementById("status");
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  var pinned = null;
  var shown = null;
  var origin = null;
  var moving = false;
  var pointer = "";

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  function cardsOf(cell) {
    return (cell.dataset.cards || "").split(" ").filter(Boolean);
  }

  // What is pointed at: a card or a bubble of the plan, else a marked cell or its square in the plan.
  function subject(node) {
    if (!(node instanceof Element)) { return null; }
    var listed = node.closest("[data-cell]");
    if (listed) { return document.getElementById(listed.dataset.cell); }
    var card = node.closest(".card");
    if (card) { return card; }
    var band = node.closest("[data-band]");
    if (band) { return document.getElementById(band.dataset.band); }
    var square = node.closest("[data-map]");
    var cell = square ? document.getElementById(square.dataset.map) : node.closest("[data-cards]");
    return cell && cell.dataset.cards ? cell : null;
  }

  function clear() {
    all(".on").forEach(function (node) {
      node.classList.remove("on");
      node.removeAttribute("data-on");
    });
  }

  function markCell(id, side) {
    var cell = document.getElementById(id);
    if (!cell) { return; }
    cell.classList.add("on");
    cell.dataset.on = side;
    all("[data-map]").forEach(function (square) {
      if (square.dataset.map === id) { square.classList.add("on"); }
    });
  }

  function markCard(id) {
    var card = document.getElementById(id);
    if (card) { card.classList.add("on"); }
    all("[data-band]").forEach(function (band) {
      if (band.dataset.band === id) { band.classList.add("on"); }
    });
  }

  function show(what) {
    if (what === shown) { return; }
    shown = what;
    clear();
    if (!what) { return; }
    if (what.classList.contains("card")) {
      markCard(what.id);
      all(".operands [data-cell]", what).forEach(function (one) {
        markCell(one.dataset.cell, one.dataset.side);
      });
    } else {
      markCell(what.id, "self");
      cardsOf(what).forEach(markCard);
    }
  }

  function say(what) {
    var card = what.classList.contains("card");
    var count = card ? all(".operands [data-cell]", what).length : cardsOf(what).length;
    status.textContent = status.dataset[card ? "saidOfCard" : "saidOfCell"].replace("#", String(count));
  }

  // A cell that is out of sight comes to the middle; what is in sight stays where it is.
  function bring(node) {
    var box = node.getBoundingClientRect();
    var inSight = box.top >= 0 && box.bottom <= window.innerHeight;
    node.scrollIntoView({
      block: inSight || node.closest(".card") ? "nearest" : "center",
      inline: "nearest",
      behavior: calm.matches ? "auto" : "smooth"
    });
  }

  function focus(node) {
    moving = true;
    node.focus({preventScroll: true});
    moving = false;
    bring(node);
  }

  function release() {
    all("[aria-current]").forEach(function (node) { node.removeAttribute("aria-current"); });
    pinned = null;
  }

  function pin(what) {
    release();
    pinned = what;
    what.setAttribute("aria-current", "true");
    shown = null;
    show(what);
    say(what);
  }

  function firstCell(card) {
    var one = card.querySelector(".operands [data-cell]");
    return one ? document.getElementById(one.dataset.cell) : null;
  }

  // A table that is cut at the edge says that there is more of it.
  function offerSlides() {
    all(".slide").forEach(function (hint) {
      var box = hint.nextElementSibling;
      hint.hidden = !box || !box.clientWidth || box.scrollWidth <= box.clientWidth + 1;
    });
  }

  offerSlides();
  window.addEventListener("resize", offerSlides);
  document.addEventListener("toggle", offerSlides, true);
  document.addEventListener("pointerover", function (event) {
    // What scrolls under a pointer at rest is not pointed at.
    var at = event.clientX + "," + event.clientY;
    if (event.pointerType === "touch" || at === pointer) { return; }
    pointer = at;
    show(subject(event.target) || pinned);
  });
  document.addEventListener("focusin", function (event) {
    // A move of our own keeps the marks of what was chosen.
    if (!moving) { show(subject(event.target) || pinned); }
  });
  document.addEventListener("click", function (event) {
    var node = event.target;
    var link = node.closest("a[href^='#']");
    var what = subject(node);
    if (!what || (!link && node.closest("summary, a"))) {
      if (!what && pinned) { release(); show(null); }
      return;
    }
    if (!link && String(window.getSelection())) { return; }
    pin(what);
    var card = what.classList.contains("card");
    var goal = card ? firstCell(what) : document.getElementById(cardsOf(what)[0]);
    if (link && node.closest("[data-cell]")) { goal = what; }
    if (!goal) { return; }
    if (link) {
      // The keyboard goes along, and Escape brings it back.
      event.preventDefault();
      origin = link;
      focus(goal.querySelector("a") || goal);
    } else {
      bring(goal);
    }
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !pinned) { return; }
    release();
    show(null);
    status.textContent = "";
    if (origin) { focus(origin); }
    origin = null;
  });
  window.addEventListener("beforeprint", function () {
    release();
    show(null);
  });
}());
