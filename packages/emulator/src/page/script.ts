/**
 * Script of the page at `/`: reads the control addresses once a second. Text
 * from requests goes in as text, never as markup.
 */
export const script = `
const $ = (id) => document.getElementById(id);
const element = (name, props = {}, ...children) => {
  const made = Object.assign(document.createElement(name), props);
  made.append(...children);
  return made;
};
const call = async (path, method = 'GET', body) => {
  const response = await fetch('/_emulator/' + path, { method, body: body && JSON.stringify(body) });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail);
  return answer;
};
const time = (iso) => new Date(iso).toLocaleTimeString();
const cards = new Map();

function showJob(job) {
  const key = JSON.stringify(job);
  const before = cards.get(job.requestId);
  if (before && before.key === key) return before.card;
  const picture = job.videoUrl
    ? element('video', { src: job.videoUrl, controls: true, loop: true, muted: true, preload: 'metadata' })
    : element('div', { className: 'blank' });
  const card = element('article', { className: 'card' }, picture,
    element('div', { className: 'text' },
      element('p', {}, element('span', { className: 'status ' + job.status, textContent: job.status }), ' ' + (job.note || '')),
      element('p', { textContent: job.prompt }),
      element('p', { className: 'small', textContent: job.endpoint + ' \\u00b7 $' + job.billedUsd + ' \\u00b7 ' + time(job.submittedAt) }),
      element('p', { className: 'small', textContent: job.requestId })));
  cards.set(job.requestId, { key, card });
  return card;
}

function showRequest(one) {
  const row = [time(one.at), one.route || '', one.method + ' ' + one.url, [one.status, one.fault].filter(Boolean).join(' ')];
  return element('tr', {}, ...row.map((text) => element('td', { textContent: text })));
}

async function refresh() {
  const [ledger, jobs, requests, faults] = await Promise.all(['ledger', 'jobs', 'requests', 'faults'].map((path) => call(path)));
  $('spent').textContent = '$' + ledger.spentUsd;
  $('submits').textContent = ledger.submits;
  $('no-jobs').hidden = jobs.length > 0;
  const wanted = jobs.slice(-60).reverse().map(showJob);
  const shown = [...$('jobs').children];
  if (wanted.length !== shown.length || wanted.some((card, n) => card !== shown[n])) $('jobs').replaceChildren(...wanted);
  $('requests').replaceChildren(...requests.slice(-200).reverse().map(showRequest));
  $('faults').replaceChildren(...faults.map((fault) => element('li', { textContent: fault.route + ': ' + fault.kind + ', ' + fault.left + ' left' })));
  $('clear').hidden = faults.length === 0;
}

const form = $('fault');
const showKinds = () => {
  form.kind.replaceChildren(...kindsByRoute[form.route.value].map((kind) => element('option', { textContent: kind })));
};
form.route.addEventListener('change', showKinds);
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const fields = [...new FormData(form)].filter(([, value]) => value !== '');
  const fault = Object.fromEntries(fields.map(([name, value]) => [name, /^\\d+$/.test(value) ? Number(value) : value]));
  $('problem').textContent = await call('faults', 'POST', fault).then(() => '', (error) => error.message);
  refresh();
});
$('clear').addEventListener('click', () => call('faults', 'DELETE').then(refresh));
$('reset').addEventListener('click', () => call('reset', 'POST').then(refresh));
$('origin').textContent = location.origin + '/queue.fal.run/...';
showKinds();
const loop = () => refresh().catch(() => {}).then(() => setTimeout(loop, 1000));
loop();
`
