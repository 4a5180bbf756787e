// Ctrl-K: go to a channel by a few letters of its name.
import { el } from './api.js';
import { joined, model, titleOf } from './model.js';
import { by, icon } from './ui.js';

const MOST = 12;
let at = 0;
let found = [];

export function startJump() {
  by('jump-open').addEventListener('click', openJump);
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      openJump();
    }
  });
  by('jump-text').addEventListener('input', () => {
    at = 0;
    draw();
  });
  by('jump-text').addEventListener('keydown', keys);
  by('jump').addEventListener('click', (event) => { if (event.target === by('jump')) by('jump').close(); });
}

function openJump() {
  if (by('modal').open) return;
  by('jump-text').value = '';
  at = 0;
  if (!by('jump').open) by('jump').showModal();
  draw();
  by('jump-text').focus();
}

/** Those whose name begins so before those that hold it; unread ones first. */
function search(words) {
  const letters = words.trim().toLowerCase().replace(/^#/, '');
  const rank = (room) => (titleOf(room).toLowerCase().startsWith(letters) ? 0 : 2) + (room.unread ? 0 : 1)
    + (joined(room) ? 0 : 4) + (room.is_archived ? 8 : 0);
  const rooms = [...model.rooms.values()].filter((room) => titleOf(room).toLowerCase().includes(letters));
  const home = 'home'.includes(letters) ? [{ id: 'home', name: 'Home', home: true }] : [];
  return [...rooms.sort((a, b) => rank(a) - rank(b) || b.name.localeCompare(a.name, 'en', { numeric: true })).slice(0, MOST), ...home];
}

function draw() {
  found = search(by('jump-text').value);
  at = Math.max(0, Math.min(at, found.length - 1));
  by('jump-list').replaceChildren(...found.map((room, i) => el('li', {
    id: 'jump-' + i,
    role: 'option',
    'aria-selected': String(i === at),
    onclick: () => go(room),
  }, icon(room.home ? 'home' : room.is_im ? 'bolt' : room.is_private ? 'lock' : 'hash'),
  el('span', {}, room.home ? 'Home' : titleOf(room)),
  el('small', {}, room.is_archived ? 'archived' : room.unread ? room.unread + ' new' : ''))));
  by('jump-text').setAttribute('aria-activedescendant', found.length ? 'jump-' + at : '');
  by('jump-none').hidden = found.length > 0;
}

function keys(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    at = (at + step + found.length) % Math.max(1, found.length);
    draw();
    by('jump-' + at)?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'Enter' && found[at]) {
    event.preventDefault();
    go(found[at]);
  }
}

function go(room) {
  by('jump').close();
  location.hash = '#/' + room.id;
}
