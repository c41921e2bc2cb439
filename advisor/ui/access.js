() => {
  // What the components leave out for a keyboard and a screen reader: a group of choices has a
  // name and is one stop of the Tab key, a chart has the words under it as its name, and a place
  // to drop a file its label. A wording to start from has a button that copies it.
  let count = 0;
  const named = (title) => (title.id ||= `title-${(count += 1)}`);
  const group = (fieldset) => {
    const title = fieldset.querySelector('[data-testid="block-info"]');
    if (title) fieldset.setAttribute('aria-labelledby', named(title));
    fieldset.setAttribute('role', 'radiogroup');
    const radios = fieldset.querySelectorAll('input[type=radio]');
    radios.forEach((radio) => { if (radio.name !== radios[0].name) radio.name = radios[0].name; });
  };
  const chart = (box) => {
    const words = box.querySelector('.chart-text p');
    const plot = box.querySelector('[data-testid=plotly]');
    if (!words || !plot) return;
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-labelledby', named(words));
  };
  const drop = (box) => {
    const label = box.parentElement.querySelector('[data-testid="block-label"]');
    if (label) box.setAttribute('aria-labelledby', named(label));
  };
  const written = (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const field = document.body.appendChild(document.createElement('textarea'));
    field.value = text;
    field.select();
    document.execCommand('copy');
    field.remove();
    return Promise.resolve();
  };
  const wording = (quote) => {
    const words = document.querySelector('#copy-words');
    if (!words || quote.querySelector('.copy')) return;
    const text = quote.innerText.trim();
    const button = document.createElement('button');
    button.className = 'copy';
    button.textContent = words.dataset.copy;
    button.onclick = () => written(text).then(() => { button.textContent = words.dataset.copied; });
    quote.append(button);
  };
  let due = 0;
  const mend = () => {
    due = 0;
    document.querySelectorAll('fieldset').forEach(group);
    document.querySelectorAll('.chart').forEach(chart);
    document.querySelectorAll('.upload-container').forEach(drop);
    document.querySelectorAll('#agreement-text blockquote').forEach(wording);
  };
  new MutationObserver(() => { due ||= requestAnimationFrame(mend); })
    .observe(document.body, { childList: true, subtree: true });
  mend();
}
