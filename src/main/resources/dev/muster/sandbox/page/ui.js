// What every part of the page draws with: icons, avatars, menus, short words at the edge.
import { el } from './api.js';

export const by = (id) => document.getElementById(id);

const SVG = 'http://www.w3.org/2000/svg'; // the name of a language: nothing is fetched there
const ICONS = {
  menu: 'M3 6h14M3 10h14M3 14h14',
  close: 'M5 5l10 10M15 5L5 15',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  smile: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM7 11.8c.8 1.2 1.800 1.700 3 1.700s2.200-.5 3-1.700M7.500 8h.01M12.500 8h.01',
  reply: 'M4 5h12v8H9l-4 3v-3H4z',
  link: 'M8.500 11.500l3-3M7 9l-2 2a2.800 2.800 0 0 0 4 4l2-2M13 11l2-2a2.800 2.800 0 0 0-4-4L9 7',
  pin: 'M7 3h6l-1 6 3 2.500H5L8 9zM10 12v5',
  file: 'M5 2.500h6.500L15 6v11.500H5zM11.500 2.500V6H15',
  people: 'M7.500 9.500a2.700 2.700 0 1 0 0-5.400 2.700 2.700 0 0 0 0 5.400zM2.500 16c.4-3 2.500-4.500 5-4.500s4.600 1.500 5 4.500M13 9.300a2.300 2.300 0 1 0-.4-4.500M14 11.700c2 .2 3.200 1.600 3.500 3.800',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  hash: 'M8 3L6.500 17M13.500 3L12 17M3.500 7.500h13M3.500 12.500h13',
  home: 'M3 9.500L10 4l7 5.500M5 8.500V16h10V8.500',
  bolt: 'M11 2.500L4.500 11.500H9l-1 6 7-9.500h-4.500z',
  play: 'M6 4l9.500 6L6 16z',
  stop: 'M5.500 5.500h9v9h-9z',
  skip: 'M4 5l6 5-6 5zM10 5l6 5-6 5z',
  sun: 'M10 13.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7zM10 2v2M10 16v2M2 10h2M16 10h2M4.300 4.300l1.400 1.400M14.300 14.300l1.400 1.400M4.300 15.700l1.400-1.400M14.300 5.700l1.400-1.400',
  moon: 'M16 12.500A6.800 6.800 0 0 1 7.500 4a6.800 6.800 0 1 0 8.500 8.500z',
  search: 'M9 14.500a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM13 13l4 4',
  send: 'M3 10l14-6.500L13 17l-3-5.500z',
  download: 'M10 3v9M6.500 8.500L10 12l3.500-3.500M4 16h12',
  check: 'M4 10.500l4 4 8-9',
  clock: 'M10 17.500a7.500 7.500 0 1 0 0-15 7.500 7.500 0 0 0 0 15zM10 5.500V10l3 2',
  flag: 'M5 17.500V3h9l-2 3.500 2 3.500H5',
  map: 'M3 5l4.500-2 5 2L17 3v12l-4.500 2-5-2L3 17zM7.500 3v12M12.500 5v12',
  archive: 'M3 4h14v3.500H3zM4.500 7.500V16h11V7.500M8 10.500h4',
  join: 'M3 10h9M9 6.500l3.500 3.500L9 13.500M12 3.500h5v13h-5',
  down: 'M10 4v11M5.500 10.500L10 15l4.500-4.500',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, onclick, props = {}) {
  return el('button', { type: 'button', className: 'quiet', 'aria-label': label, title: label, onclick, ...props }, icon(name));
}

/** A person's picture: their initials on a colour of their own; the bot has its mark. */
export function avatar(user, model) {
  if (!user || user.is_bot) {
    return el('span', { className: 'avatar mark', 'aria-hidden': 'true' }, 'M');
  }
  const tone = model.users.findIndex((one) => one.id === user.id) % 8;
  const initials = user.real_name.split(' ').map((word) => word[0]).join('').slice(0, 2);
  return el('span', { className: 'avatar tone-' + tone, 'aria-hidden': 'true' }, initials);
}

/** Puts what opens beside what opened it; Escape and a click elsewhere close it. */
export function popup(anchor, props, ...children) {
  const box = el('div', { popover: 'auto', ...props }, ...children);
  box.classList.add('popup');
  (anchor.closest('main, aside, nav, body > header') ?? document.body).append(box);
  const focused = () => box.contains(document.activeElement) || document.activeElement === document.body;
  box.addEventListener('beforetoggle', (event) => {
    if (event.newState === 'closed' && focused()) anchor.focus();
  });
  box.addEventListener('toggle', (event) => {
    anchor.setAttribute('aria-expanded', String(event.newState === 'open'));
    if (event.newState === 'closed') box.remove();
  });
  box.showPopover();
  place(box, anchor);
  box.querySelector('[autofocus], [aria-checked=true], a, button, input')?.focus();
  return box;
}

function place(box, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = box.getBoundingClientRect();
  const room = { width: document.documentElement.clientWidth, height: window.innerHeight };
  const below = at.bottom + 6 + size.height <= room.height || at.top < room.height / 2;
  box.style.left = Math.max(8, Math.min(at.left, room.width - size.width - 8)) + 'px';
  box.style.top = Math.max(8, below ? Math.min(at.bottom + 6, room.height - size.height - 8) : at.top - size.height - 6) + 'px';
}

/** A menu of entries {label, icon, act, checked}; the arrows move in it. */
export function menu(anchor, label, entries) {
  const item = (entry) => el('button', {
    type: 'button',
    role: entry.checked === undefined ? 'menuitem' : 'menuitemradio',
    'aria-checked': entry.checked === undefined ? undefined : String(entry.checked),
    'aria-keyshortcuts': entry.keys?.replace(' ⇧ ', '+Shift+'),
    onclick: () => {
      box.hidePopover();
      entry.act();
    },
  }, entry.picture ?? (entry.icon ? icon(entry.icon) : null), el('span', {}, entry.label),
  entry.keys ? el('kbd', { 'aria-hidden': 'true' }, entry.keys) : null);
  const box = popup(anchor, { role: 'menu', 'aria-label': label, onkeydown: arrows }, ...entries.map(item));
  return box;
}

/** Up, Down, Home and End go through the buttons of a box. */
export function arrows(event) {
  const items = [...event.currentTarget.querySelectorAll('button, a')];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items[(to + items.length) % items.length]?.focus();
}

/** A short word at the edge of the page that goes by itself. */
export function toast(words, { kind = 'news', act } = {}) {
  const shown = el(act ? 'button' : 'p', { className: 'toast ' + kind, type: act ? 'button' : undefined, onclick: act }, words);
  const box = by('toasts');
  box.append(shown);
  while (box.children.length > 4) box.firstElementChild.remove();
  setTimeout(() => shown.remove(), kind === 'wrong' ? 8000 : 5000);
}

let saying = null;

/** Says it to those who listen to the page rather than see it. */
export function announce(words) {
  clearTimeout(saying);
  by('announcer').textContent = '';
  saying = setTimeout(() => { by('announcer').textContent = words; }, 120);
}

export function clockTime(date) {
  return date.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

/** In plain words how long that is: "12 min", "3 h 5 min", "2 days". */
export function span(ms) {
  const minutes = Math.round(ms / 60_000);
  if (ms < 60_000) return Math.max(1, Math.round(ms / 1000)) + ' s';
  if (minutes < 60) return minutes + ' min';
  if (minutes < 48 * 60) return Math.floor(minutes / 60) + ' h' + (minutes % 60 ? ' ' + (minutes % 60) + ' min' : '');
  return Math.round(minutes / 1440) + ' days';
}
