'use strict';
// The list of cases of a report: filters kept in the address, bodies drawn when a case opens,
// and keys. Text from a run only ever becomes text nodes; `html` was made inert beforehand.

const data = JSON.parse(document.getElementById('data').textContent);
const say = data.labels;
const byId = (id) => document.getElementById(id);

function el(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value !== undefined && value !== '' && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return made;
}

function markdown(html, lang) {
  const box = el('div', { class: 'md', lang, dir: 'auto' });
  box.innerHTML = html;
  return box;
}

const ENTITIES = { lt: '<', gt: '>', quot: '"', amp: '&' };
const bare = (html) => html.replace(/<[^>]*>/g, ' ').replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all);
const spoken = (text, lang) => el('span', { lang, dir: 'auto', class: 'spoken' }, text);
const fold = (title, ...body) => el('details', { class: 'fold' }, el('summary', null, title), body);
const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’ʼ]/g, "'").toLowerCase();

function kept(name, value) {
  // A page opened from a disk or in a closed frame may have no storage.
  try {
    if (value === undefined) return localStorage.getItem(name) || '';
    localStorage.setItem(name, value);
  } catch { /* nothing is kept */ }
  return value || '';
}

function startList({ summary, body, searched, attention }) {
  const form = byId('filters');
  const list = byId('cases');
  const facets = [...form.querySelectorAll('[data-filter]')];
  const facetNames = [...new Set(facets.map((field) => field.dataset.filter))].filter((name) => name !== 'q');
  const rows = data.cases.map((row, place) => ({ row, place, item: null, text: null }));
  let state = new URLSearchParams();
  let shown = rows;

  function draw({ row, item }) {
    if (!item.querySelector('.body')) item.append(el('div', { class: 'body' }, body(row)));
  }

  function build() {
    rows.forEach((entry) => {
      entry.item = el('details', { class: `case ${entry.row.kind}` }, el('summary', null, summary(entry.row)));
      entry.item.addEventListener('toggle', () => {
        if (!entry.item.open) return;
        draw(entry);
        keep('case', [entry.row.key]);
      });
    });
    list.append(...rows.map((entry) => el('li', null, entry.item)));
  }

  function matches(entry, wanted, query) {
    if (wanted.some(([name, values]) => !values.some((value) => entry.row[name].includes(value)))) return false;
    if (!query.length) return true;
    entry.text ??= plain(searched(entry.row).join('\n'));
    return query.every((word) => entry.text.includes(word));
  }

  function filter() {
    const wanted = facetNames.map((name) => [name, state.getAll(name)]).filter(([, values]) => values.length);
    const query = plain(state.get('q') || '').split(/\s+/).filter(Boolean);
    shown = rows.filter((entry) => {
      const fits = matches(entry, wanted, query);
      entry.item.parentElement.hidden = !fits;
      return fits;
    });
    const counts = { shown: shown.length, all: rows.length };
    byId('shown').textContent = say.shown.replace(/\{(\w+)\}/g, (_, name) => counts[name].toLocaleString(say.locale));
    byId('none').hidden = shown.length > 0;
  }

  function fill() {
    facets.forEach((field) => {
      const values = state.getAll(field.dataset.filter);
      if (field.type === 'checkbox') field.checked = values.includes(field.value);
      else field.value = values[0] || '';
    });
    showGroup(state.get('group') || 'all');
  }

  function showGroup(name) {
    if (!byId('group') || !Object.hasOwn(data.figures, name)) return;
    byId('group').value = name;
    byId('figures').innerHTML = data.figures[name];
  }

  function write() {
    try {
      history.replaceState(null, '', `#${state}`);
    } catch { /* a frame without an address of its own */ }
  }

  function keep(name, values) {
    state.delete(name);
    values.filter(Boolean).forEach((value) => state.append(name, value));
    write();
  }

  function follow(wanted) {
    state = new URLSearchParams(wanted);
    fill();
    filter();
    const entry = rows.find(({ row }) => row.key === state.get('case'));
    if (entry) reveal(entry);
  }

  function reveal(entry) {
    draw(entry);
    entry.item.open = true;
    entry.item.firstChild.focus({ preventScroll: true });
    entry.item.scrollIntoView({ block: 'start' });
  }

  function step(by, fits) {
    const among = shown.filter(fits);
    if (!among.length) return;
    const focused = rows.findIndex(({ item }) => item.contains(document.activeElement));
    const here = focused < 0 ? rows.findIndex(({ row }) => row.key === state.get('case')) : focused;
    const ahead = by > 0 ? among.find(({ place }) => place > here) : among.findLast(({ place }) => place < here);
    if (rows[here]) rows[here].item.open = false;
    reveal(ahead || among.at(by > 0 ? 0 : -1));
  }

  const pressing = ({ row }) => attention(row);
  const keys = {
    j: () => step(1, () => true),
    k: () => step(-1, () => true),
    n: () => step(1, pressing),
    p: () => step(-1, pressing),
    '/': () => form.querySelector('[type=search]').focus(),
    '?': () => { document.querySelector('.keys').open = !document.querySelector('.keys').open; },
  };

  function press(event) {
    const typing = event.target.closest?.('input, select, textarea');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !byId('keys-on').checked) return;
    if (!Object.hasOwn(keys, event.key)) return;
    event.preventDefault();
    keys[event.key]();
  }

  function go(event) {
    const link = event.target.closest?.('a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    if (link.hash !== '#cases') {
      follow(link.hash.slice(1));
      write();
    }
    byId('h-cases').scrollIntoView();
    if (!state.get('case')) list.focus({ preventScroll: true });
  }

  function change({ target }) {
    const name = target.dataset.filter;
    const same = facets.filter((field) => field.dataset.filter === name);
    keep(name, target.type === 'checkbox' ? same.filter((box) => box.checked).map((box) => box.value) : [target.value]);
    filter();
  }

  function reset(event) {
    event.preventDefault();
    ['q', 'case', ...facetNames].forEach((name) => state.delete(name));
    write();
    fill();
    filter();
  }

  build();
  form.addEventListener('input', change);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', reset);
  byId('next').addEventListener('click', keys.n);
  byId('previous').addEventListener('click', keys.p);
  byId('group')?.addEventListener('change', ({ target }) => { keep('group', [target.value]); showGroup(target.value); });
  document.addEventListener('keydown', press);
  document.addEventListener('click', go);
  addEventListener('hashchange', () => follow(location.hash.slice(1)));
  addEventListener('beforeprint', () => shown.filter(pressing).forEach((entry) => { draw(entry); entry.item.open = true; }));
  byId('keys-on').checked = kept('report-keys') !== 'off';
  byId('keys-on').addEventListener('change', ({ target }) => kept('report-keys', target.checked ? 'on' : 'off'));
  follow(location.hash.slice(1));
}

function startTheme() {
  const select = byId('theme');
  const use = (name) => { document.documentElement.dataset.theme = name; select.value = name; };
  use(kept('report-theme'));
  select.addEventListener('change', () => { kept('report-theme', select.value); use(select.value); });
}

startTheme();
