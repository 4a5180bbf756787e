// The guided tour: seven steps of an incident, each done when it really happened.
import { el, look } from './api.js';
import { model, on } from './model.js';
import { steps } from './steps.js';
import { by, icon, iconButton, announce } from './ui.js';

const KEY = 'tour';
const TRIES = 15;
const TRY_MS = 200;
const state = Object.assign({ at: 'offered', room: null, known: [], done: [] }, stored());
let facts = null;
let actions = null;
let pointed = null;
let asking = false;
let askAgain = false;

function stored() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {}; // somebody wrote something else there
  }
}

/** @param can go(room), write(words), openMenu(): what the page does for the tour */
export function startTour(can) {
  actions = can;
  by('tour-button').addEventListener('click', () => {
    if (state.at === 'on') leave();
    else resume();
  });
  on('rooms', ({ changed, whole }) => {
    if (state.at !== 'on') return;
    if (state.room && whole && !model.rooms.has(state.room)) begin(); // another workspace, or somebody outside it
    else if (!state.room || whole || changed.some(({ room }) => room.id === state.room)) lookOn();
  });
  draw();
  if (state.at === 'on') lookOn();
}

function keep(change) {
  Object.assign(state, change);
  localStorage.setItem(KEY, JSON.stringify(state));
}

function begin() {
  keep({ at: 'on', room: null, known: [...model.rooms.keys()], done: [] });
  facts = null;
  draw();
}

function resume() {
  if (!state.known.length || state.done.length === steps.length) begin();
  else keep({ at: 'on' });
  draw();
  lookOn();
  by('tour').focus();
}

function leave() {
  keep({ at: state.done.length === steps.length ? 'finished' : 'left' });
  unpoint();
  draw();
  by('tour-button').focus();
}

/** What happened in the incident that this tour is about. */
async function lookOn() {
  askAgain = true;
  if (asking) return;
  asking = true;
  try {
    while (askAgain) {
      askAgain = false;
      await step();
    }
  } finally {
    asking = false;
  }
}

async function step() {
  const room = model.rooms.get(state.room) ?? [...model.rooms.values()].find((one) =>
    !state.known.includes(one.id) && !one.is_im && /^inc-\d+/.test(one.name));
  if (!room) return;
  if (room.id !== state.room) keep({ room: room.id });
  const said = await look('page/channel?user=' + model.person + '&channel=' + room.id + '&limit=1000');
  if (!said.ok) return;
  facts = { room, messages: said.messages };
  const done = steps.filter((one) => state.done.includes(one.key) || one.happened(facts)).map((one) => one.key);
  if (done.length === state.done.length) return;
  const finished = steps.find((one) => one.key === done.at(-1));
  keep({ done });
  draw();
  announce('Done: ' + finished.title + '. ' + (current() ? 'Next: ' + current().title : 'That was the tour.'));
}

/** The first that is not done after the last that is: who skips a step is not held up. */
function current() {
  const last = steps.findLastIndex((one) => state.done.includes(one.key));
  return steps.slice(last + 1).find((one) => !state.done.includes(one.key));
}

function draw() {
  const box = by('tour');
  const button = by('tour-button');
  unpoint();
  button.setAttribute('aria-expanded', String(state.at === 'on'));
  box.hidden = state.at !== 'on' && state.at !== 'offered';
  document.body.classList.toggle('touring', !box.hidden);
  if (box.hidden) return;
  box.replaceChildren(...(state.at === 'offered' ? offer() : current() ? shown(current()) : ending()));
}

function offer() {
  return [
    el('h2', { id: 'tour-title' }, 'New here?'),
    el('p', {}, 'Run a practice incident from the first alarm to the record, in seven steps and about five minutes. Nothing here reaches anybody.'),
    el('div', { className: 'ends' },
      el('button', { type: 'button', onclick: leave }, 'No, thanks'),
      el('button', { type: 'button', className: 'primary', onclick: resume }, 'Show me')),
  ];
}

function shown(one) {
  const number = steps.indexOf(one) + 1;
  const here = location.hash.split('/')[1];
  const away = state.room && here !== state.room && one.inRoom;
  return [
    el('div', { className: 'row' }, el('h2', { id: 'tour-title' }, number + '. ' + one.title),
      iconButton('close', 'Leave the tour', leave, { title: 'Leave the tour; the button above resumes it' })),
    progress(number),
    el('p', {}, one.what),
    el('p', { className: 'soft' }, one.why),
    el('div', { className: 'ends' },
      away ? el('button', { type: 'button', onclick: () => actions.go(state.room) }, 'Go to the war room') : null,
      el('button', { type: 'button', className: away ? '' : 'primary', onclick: () => point(one) }, one.doing)),
  ];
}

function progress(number) {
  return el('ol', { className: 'steps', 'aria-label': 'Step ' + number + ' of ' + steps.length }, ...steps.map((one, i) =>
    el('li', { className: state.done.includes(one.key) ? 'done' : i + 1 === number ? 'now' : '', title: one.title },
      state.done.includes(one.key) ? icon('check') : String(i + 1),
      el('span', { className: 'hidden' }, one.title + (state.done.includes(one.key) ? ', done' : '')))));
}

function ending() {
  return [
    el('h2', { id: 'tour-title' }, 'That was a whole incident'),
    progress(steps.length),
    el('p', {}, 'You declared, led, told, escalated, resolved and kept the record. For a team: start a drill with the button above.'),
    el('div', { className: 'ends' }, el('button', { type: 'button', className: 'primary', onclick: leave }, 'Done')),
  ];
}

function unpoint() {
  pointed?.classList.remove('pointed');
  pointed = null;
}

/** Shows the control, and puts the focus there; what is to be typed is typed for them. */
function point(one, tries = TRIES) {
  unpoint();
  if (one.inRoom && state.room && location.hash.split('/')[1] !== state.room) {
    actions.go(state.room).then(() => point(one));
    return;
  }
  if (one.types) actions.write(one.types);
  pointed = one.target();
  if (!pointed) {
    // What it shall point at is on its way.
    if (tries > 0) setTimeout(() => point(one, tries - 1), TRY_MS);
    return;
  }
  pointed.classList.add('pointed');
  if (!one.types) {
    pointed.scrollIntoView({ block: 'center' });
    pointed.focus();
  }
}

export function tourMoved() {
  if (state.at === 'on') draw();
}
