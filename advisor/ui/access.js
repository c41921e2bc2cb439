() => {
  // What the components leave out for a keyboard and a screen reader: a group of choices has a
  // name and is one stop of the Tab key, and a chart has the words under it as its name.
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
  let due = 0;
  const mend = () => {
    due = 0;
    document.querySelectorAll('fieldset').forEach(group);
    document.querySelectorAll('.chart').forEach(chart);
  };
  new MutationObserver(() => { due ||= requestAnimationFrame(mend); })
    .observe(document.body, { childList: true, subtree: true });
  mend();
}
