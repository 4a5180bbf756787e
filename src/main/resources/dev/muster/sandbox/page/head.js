// Above the messages: what the channel is called, what it is about, who is in it, what is kept there.
import { el } from './api.js';
import { link, mrkdwn, personName } from './mrkdwn.js';
import { does, joined, me, model, titleOf, userOf } from './model.js';
import { file } from './message.js';
import { avatar, by, icon, popup } from './ui.js';

let look = '';

/** @param on show(ts), report(answer) */
export function drawHead(room, on) {
  const now = JSON.stringify([room.id, room.name, room.topic, room.purpose, room.members, room.pins, room.bookmarks,
    room.files, room.is_archived, model.person]);
  if (now === look) return;
  look = now;
  by('room-name').replaceChildren(icon(room.is_im ? 'bolt' : room.is_private ? 'lock' : 'hash'), titleOf(room),
    room.is_private && !room.is_im ? el('span', { className: 'hidden' }, ' (private)') : '');
  by('room-topic').replaceChildren(mrkdwn(room.topic || ''));
  by('room-topic').title = room.purpose;
  by('room-tools').replaceChildren(...[
    count('people', room.members.length, 'member', (anchor) => members(anchor, room)),
    room.pins.length ? count('pin', room.pins.length, 'pin', (anchor) => pins(anchor, room, on)) : '',
    room.files.length ? count('file', room.files.length, 'file', (anchor) => files(anchor, room)) : '',
  ]);
  by('bookmarks').replaceChildren(...room.bookmarks.map((mark) => el('li', {}, link(mark.link, mark.title))));
  by('bookmarks').hidden = !room.bookmarks.length;
  by('archived-note').hidden = !room.is_archived;
  by('join').hidden = room.is_archived || room.is_im || joined(room);
  by('join-room').onclick = async () => on.report(await does('command', { channel: room.id, command: '/join', text: room.id }));
}

export function drawPlainHead(name, words) {
  look = '';
  by('room-name').replaceChildren(icon('home'), name);
  by('room-topic').textContent = words;
  by('room-topic').title = '';
  by('room-tools').replaceChildren();
  by('bookmarks').replaceChildren();
  for (const id of ['bookmarks', 'archived-note', 'join']) by(id).hidden = true;
}

function count(picture, number, word, open) {
  const label = number + ' ' + word + (number === 1 ? '' : 's');
  const button = el('button', {
    type: 'button', className: 'quiet count-of', 'data-opens': word + 's', 'aria-haspopup': 'dialog', 'aria-expanded': 'false',
    'aria-label': label, title: label, onclick: () => open(button),
  }, icon(picture), String(number));
  return button;
}

function list(anchor, title, items) {
  return popup(anchor, { role: 'dialog', 'aria-label': title, className: 'listing' },
    el('h3', { tabIndex: -1, autofocus: true }, title), el('ul', {}, ...items.map((item) => el('li', {}, item))));
}

function members(anchor, room) {
  const people = room.members.map(userOf).filter(Boolean).sort((a, b) => a.real_name.localeCompare(b.real_name));
  list(anchor, 'Members', people.map((user) => el('div', { className: 'row' }, avatar(user, model),
    el('span', {}, user.real_name, user.id === me()?.id ? ' (you)' : '', user.is_bot ? ' · app' : el('small', {}, '@' + user.name)))));
}

function pins(anchor, room, on) {
  const box = list(anchor, 'Pinned here', room.pins.map((pin) => el('button', {
    type: 'button',
    className: 'row',
    onclick: () => {
      box.hidePopover();
      on.show(pin.ts);
    },
  }, avatar(userOf(pin.user), model), el('span', {}, el('b', {}, personName(pin.user)), el('br'), mrkdwn(pin.text)))));
}

function files(anchor, room) {
  list(anchor, 'Files', room.files.map(file));
}
