// A case of a run: why it failed, its transcript, and what was measured.

const badge = (name) => el('span', { class: `badge ${name}` }, say.verdict[name]);
const block = (text, extra) => el('div', { dir: 'auto', class: `text ${extra || ''}` }, text);

function source(place) {
  const { title, unit, html, status, lang } = data.passages[place];
  const mark = status && el('span', { class: 'status' }, status);
  return el('details', { class: 'fold source' },
    el('summary', null, spoken(title, lang), el('code', { dir: 'auto' }, unit), mark),
    markdown(html, lang));
}

function listed(title, items, draw) {
  return items.length ? fold(title.replace('{count}', items.length), items.map(draw)) : null;
}

function said(turn) {
  if (turn.answer === null) return el('p', { class: 'none' }, say.no_reply);
  return [
    el('div', { class: 'line advisor' },
      el('p', { class: 'who' }, `${say.advisor} · ${turn.about}`),
      turn.answer ? markdown(turn.answer, turn.lang) : el('p', { class: 'none' }, say.empty)),
    listed(say.sources, turn.sources, source),
    listed(say.tools, turn.tools, ([name, args]) => el('div', { class: 'tool' }, el('code', { dir: 'auto' }, name), el('pre', { dir: 'auto' }, args))),
    turn.assessment && fold(say.assessment, el('pre', { dir: 'auto' }, turn.assessment)),
    listed(say.suggestions, turn.suggestions, (text) => el('p', { lang: turn.lang, dir: 'auto' }, text)),
  ];
}

function checkRow([metric, verdict, asked, expected, found, reason, score]) {
  const cell = (name, ...content) => el('td', { class: name, 'data-name': say.columns[name] }, ...content);
  return el('tr', { class: asked ? '' : 'unasked' },
    cell('verdict', badge(verdict), score),
    el('th', { scope: 'row' }, data.metrics[metric], asked ? null : el('small', null, say.not_asked)),
    cell('expected', block(expected)),
    cell('found', block(found)),
    cell('reason', block(reason)));
}

function measured(checks, open) {
  if (!checks.length) return el('p', { class: 'none' }, say.no_checks);
  const heads = ['verdict', 'metric', 'expected', 'found', 'reason'];
  const box = fold(say.checks, el('table', { class: 'checks' },
    el('thead', null, el('tr', null, heads.map((name) => el('th', { scope: 'col' }, say.columns[name])))),
    el('tbody', null, checks.map(checkRow))));
  box.open = open;
  return box;
}

function turnOf(turn, place, row) {
  return el('section', { class: 'turn' },
    row.turns.length > 1 ? el('h3', null, say.turn.replace('{number}', place + 1)) : null,
    el('div', { class: 'line person' },
      el('p', { class: 'who' }, say.person),
      el('div', { class: 'text', lang: row.lang[0], dir: 'auto' }, turn.user)),
    said(turn),
    measured(turn.checks, row.kind !== 'passed'));
}

function why(row) {
  if (!row.why.length) return null;
  return el('div', { class: `why ${row.kind}` },
    el('h3', null, say.why),
    el('ul', null, row.why.map((reason) => el('li', { dir: 'auto' }, reason))));
}

startList({
  summary: (row) => [
    badge(row.kind),
    el('span', { class: 'name', dir: 'auto' }, row.name),
    spoken(row.turns[0].user, row.lang[0]),
    el('span', { class: 'about', dir: 'auto' }, row.about),
  ],
  body: (row) => [why(row), row.turns.map((turn, place) => turnOf(turn, place, row))],
  searched: (row) => [
    row.name, ...row.tag, ...row.section, ...row.why,
    ...row.turns.flatMap((turn) => [turn.user, bare(turn.answer || '')]),
  ],
  attention: (row) => row.kind === 'failed' || row.kind === 'error',
});
