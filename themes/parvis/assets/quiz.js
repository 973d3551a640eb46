// Quizzes that say at once whether an answer is right. Without this script the answer of each question unfolds, and a page
// has them all. Nothing is kept and nothing is sent.
const digits = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 6 });
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (braces, name) => values[name] ?? braces);

function element(name, properties) {
  return Object.assign(document.createElement(name), { ...properties });
}

function button(text, press) {
  const made = element("button", { type: "button", textContent: text });
  made.addEventListener("click", press);
  return made;
}

// Each kind gives what it says of an answer and whether that is right; nothing as long as there is no answer.
const kinds = { single: choice, multiple: choice, order, estimate };

function choice(question, words) {
  const choices = [...question.querySelectorAll(".choices li")];
  const chosen = (item) => item.querySelector("input").checked;
  const isRight = (item) => "right" in item.dataset;
  return {
    check() {
      if (!choices.some(chosen)) return undefined;
      for (const item of choices.filter((item) => isRight(item) && !item.querySelector(".mark"))) {
        item.querySelector("label > span").append(" ", element("span", { className: "mark", textContent: words.mark }));
      }
      const right = choices.every((item) => chosen(item) === isRight(item));
      return { right, text: right ? words.right : words.wrong };
    },
    again: () => question.querySelectorAll(".mark").forEach((mark) => mark.remove()),
  };
}

function order(question, words, say) {
  const list = question.querySelector(".items");
  const items = [...list.children];
  question.querySelector(".quiz-help").hidden = true;
  const refresh = () => {
    [...list.children].forEach((item, index, all) => {
      const [up, down] = item.querySelectorAll("button");
      // Not disabled: what was pressed keeps the focus.
      up.setAttribute("aria-disabled", index === 0);
      down.setAttribute("aria-disabled", index === all.length - 1);
    });
  };
  const move = (item, step, pressed) => {
    const all = [...list.children];
    const place = all.indexOf(item) + step;
    if (place < 0 || place >= all.length) return;
    if (step < 0) all[place].before(item);
    else all[place].after(item);
    pressed.focus();
    refresh();
    say(filled(words.moved, { item: item.dataset.name, place: digits.format(place + 1), count: digits.format(all.length) }));
  };
  for (const item of items) {
    const label = item.querySelector("label");
    item.dataset.name = label.textContent.trim();
    const text = element("span");
    text.append(...label.childNodes);
    const moves = element("span", { className: "moves" });
    for (const [sign, word, step] of [["↑", words.up, -1], ["↓", words.down, 1]]) {
      const made = button(sign, () => move(item, step, made));
      made.setAttribute("aria-label", filled(word, { item: item.dataset.name }));
      moves.append(made);
    }
    item.replaceChildren(text, moves);
  }
  refresh();
  return {
    check() {
      const placed = [...list.children].filter((item, index) => Number(item.dataset.place) === index + 1).length;
      const right = placed === items.length;
      const values = { right: digits.format(placed), count: digits.format(items.length) };
      return { right, text: right ? words.right : filled(words.places, values) };
    },
    again() {
      list.append(...items);
      refresh();
    },
  };
}

function estimate(question, words) {
  const field = question.querySelector("input");
  const unit = question.querySelector(".quiz-unit")?.textContent ?? "";
  const near = (number) => Number(number.toPrecision(12));
  return {
    check() {
      if (field.value === "" || field.dataset.value === undefined) return undefined;
      const off = near(field.valueAsNumber - Number(field.dataset.value));
      const right = Math.abs(off) <= Number(field.dataset.tolerance);
      if (off === 0) return { right, text: words.right };
      const distance = `${digits.format(Math.abs(off))} ${unit}`.trim();
      return { right, text: filled(right ? words.near : off > 0 ? words.high : words.low, { distance }) };
    },
    again() {},
  };
}

for (const form of document.querySelectorAll(".quiz form")) {
  const words = form.dataset;
  const questions = [...form.querySelectorAll("fieldset")];
  const first = new Map();
  const score = element("p");
  score.setAttribute("role", "status");
  const again = button(words.again, () => {
    form.reset();
    first.clear();
    resets.forEach((reset) => reset());
    score.textContent = "";
    again.hidden = true;
    questions[0].querySelector("input, button").focus();
  });
  again.hidden = true;
  form.append(score, again);
  // Enter in a field isn't for sending.
  form.addEventListener("submit", (event) => event.preventDefault());

  const resets = questions.map((question) => {
    const details = question.querySelector("details");
    const verdict = element("p");
    verdict.setAttribute("role", "status");
    const say = (text) => (verdict.textContent = text);
    const kind = kinds[question.dataset.kind](question, words, say);
    const check = () => {
      const answer = kind.check();
      if (!answer) return say(words.none);
      say(answer.text);
      details.open = true;
      // Once the answer is shown, giving it is no merit.
      if (!first.has(question)) first.set(question, answer.right);
      if (first.size === questions.length) {
        const right = [...first.values()].filter(Boolean).length;
        score.textContent = filled(words.score, { right: digits.format(right), count: digits.format(questions.length) });
        again.hidden = false;
      }
    };
    question.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.target.type === "number") check();
    });
    details.before(button(words.check, check), verdict);
    return () => {
      kind.again();
      say("");
      details.open = false;
    };
  });
}
