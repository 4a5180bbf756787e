// The list of channels: those joined, the others that are open, archived ones, talks, the app.
import { el } from './api.js';
import { bot, does, joined, me, model, on, titleOf } from './model.js';
import { by, icon } from './ui.js';

const sections = new Map();
const drawn = new Map();
let here = () => '';
let report = () => {};
let archivedShown = localStorage.getItem('archived') === 'yes';

/** @param place the key of what is open: a channel's id, or "home" */
export function startSidebar(place, reporting) {
  here = place;
  report = reporting;
  for (const list of document.querySelectorAll('#sidebar [data-section]')) sections.set(list.dataset.section, list);
  by('archived-toggle').addEventListener('click', () => {
    archivedShown = !archivedShown;
    localStorage.setItem('archived', archivedShown ? 'yes' : 'no');
    drawSidebar();
  });
  on('read', drawSidebar);
  on('rooms', ({ whole }) => {
    if (whole) drawApp();
    drawSidebar();
  });
}

function sectionOf(room) {
  if (room.is_im) return room.members.includes(me()?.id) ? 'directs' : null;
  if (room.is_archived) return 'archived';
  return joined(room) ? 'channels' : 'others';
}

export function drawSidebar() {
  const parts = new Map([...sections.keys()].map((name) => [name, []]));
  for (const room of model.rooms.values()) parts.get(sectionOf(room))?.push(room);
  for (const name of ['channels', 'others', 'archived', 'directs']) {
    const rooms = parts.get(name).sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
    const shown = name === 'archived' && !archivedShown ? [] : rooms;
    arrange(sections.get(name), shown.map(entry));
    sections.get(name).closest('section').hidden = !rooms.length;
  }
  by('archived-toggle').setAttribute('aria-expanded', String(archivedShown));
  by('archived-count').textContent = parts.get('archived').length;
  drawHomeMark();
  const mentions = [...model.rooms.values()].reduce((sum, room) => sum + room.mentions, 0);
  by('menu-count').textContent = mentions || '';
  const open = model.rooms.get(here());
  document.title = (mentions ? '(' + mentions + ') ' : '') + (open ? (open.is_im ? titleOf(open) : '#' + open.name) + ' · ' : '') + 'Practice workspace';
}

/** The one of last time, if it still looks the same. */
function entry(room) {
  const current = here() === room.id;
  // What comes while one looks is read in a moment.
  const seen = current && !document.hidden;
  const news = { unread: seen ? 0 : room.unread, mentions: seen ? 0 : room.mentions };
  const look = [room.name, current, news.unread, news.mentions, room.is_archived, room.is_private].join('|');
  const old = drawn.get(room.id);
  if (old?.look === look) return old.node;
  const node = old?.node ?? el('li', { 'data-room': room.id });
  node.replaceChildren(link(room, current, news));
  drawn.set(room.id, { look, node });
  return node;
}

function link(room, current, { unread, mentions }) {
  const count = unread > 99 ? '99+' : unread;
  return el('a', {
    href: '#/' + room.id,
    'aria-current': current ? 'page' : undefined,
    className: unread ? 'news' : '',
  }, icon(room.is_im ? 'bolt' : room.is_private ? 'lock' : 'hash'),
  el('span', { className: 'name' }, room.is_im ? bot()?.real_name ?? 'App' : room.name),
  room.is_private && !room.is_im ? el('span', { className: 'hidden' }, ' (private)') : null,
  mentions ? el('span', { className: 'count' }, String(mentions), el('span', { className: 'hidden' }, ' that name you'))
    : unread ? el('span', { className: 'hidden' }, ' ' + count + ' new') : null);
}

function arrange(list, nodes) {
  const focused = document.activeElement?.closest('li');
  let at = list.firstElementChild;
  for (const node of nodes) {
    if (node === at) at = at.nextElementSibling;
    else list.insertBefore(node, at);
  }
  while (at) {
    const next = at.nextElementSibling;
    at.remove();
    at = next;
  }
  if (focused && list.contains(focused) && document.activeElement === document.body) focused.querySelector('a')?.focus();
}

function drawApp() {
  const shortcuts = model.app.shortcuts.filter((shortcut) => shortcut.type === 'global');
  sections.get('app').replaceChildren(
    el('li', {}, el('a', { href: '#/home', id: 'home-link' }, icon('home'), el('span', { className: 'name' }, 'Home'))),
    ...shortcuts.map((shortcut) => el('li', {}, el('button', {
      type: 'button',
      title: shortcut.description,
      onclick: async () => report(await does('shortcut', { callback_id: shortcut.callback_id })),
    }, icon('bolt'), el('span', { className: 'name' }, shortcut.name)))));
}

function drawHomeMark() {
  const link = by('home-link');
  if (here() === 'home') link?.setAttribute('aria-current', 'page');
  else link?.removeAttribute('aria-current');
}

/** Something happened there while the clock moved: its entry lights up for a moment. */
export function flash(id) {
  const node = drawn.get(id)?.node;
  if (!node) return;
  node.classList.remove('flash');
  void node.offsetWidth; // begins the animation anew
  node.classList.add('flash');
}
