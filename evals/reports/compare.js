// A case in two runs: both answers side by side, what differs marked.

const name = (place) => say.side.replace('{side}', 'AB'[place]);

function answerOf(side, place) {
  if (side === null) return el('div', { class: 'line' }, el('p', { class: 'who' }, name(place)), el('p', { class: 'none' }, say.absent));
  return el('div', { class: 'line' },
    el('p', { class: 'who' }, side.answer === null ? name(place) : `${name(place)} · ${side.about}`),
    side.answer === null ? el('p', { class: 'none' }, say.no_reply) : markdown(side.answer, side.lang),
    side.units ? el('small', { dir: 'auto' }, side.units) : null);
}

function reasons(lines, place) {
  if (!lines.length) return null;
  return el('div', null,
    el('h3', null, `${say.why} · ${'AB'[place]}`),
    el('ul', null, lines.map((line) => el('li', { dir: 'auto' }, line))));
}

function why(row) {
  const told = row.why.map(reasons).filter(Boolean);
  return told.length ? el('div', { class: `why ${row.kind} ${told.length > 1 ? 'sides' : ''}` }, told) : null;
}

function turnOf(turn, place, row) {
  return el('section', { class: 'turn' },
    row.turns.length > 1 ? el('h3', null, say.turn.replace('{number}', place + 1)) : null,
    el('div', { class: 'line person' },
      el('p', { class: 'who' }, say.person),
      el('div', { class: 'text', lang: row.lang[0], dir: 'auto' }, turn.user)),
    el('div', { class: 'sides' }, turn.sides.map(answerOf)));
}

startList({
  summary: (row) => [
    el('span', { class: `badge ${row.kind}` }, say.change[row.kind]),
    el('span', { class: 'name', dir: 'auto' }, row.name),
    spoken(row.turns[0].user, row.lang[0]),
    el('span', { class: 'about', dir: 'auto' }, row.about),
  ],
  body: (row) => [
    why(row),
    row.turns.map((turn, place) => turnOf(turn, place, row)),
    el('p', { class: 'note' }, say.legend),
  ],
  searched: (row) => [
    row.name, ...row.tag, ...row.section, ...row.why.flat(),
    ...row.turns.flatMap((turn) => [turn.user, ...turn.sides.map((side) => bare(side?.answer || ''))]),
  ],
  attention: (row) => row.kind === 'worse',
});
