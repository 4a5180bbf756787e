// What may follow as a person types: commands and their words, people, channels.
import { joined, model, people } from './model.js';

const MOST = 60;

/** Slack's own commands, which no app brings. */
const OWN = [
  { command: '/join', usage_hint: '<channel>', description: 'Go into a channel' },
  { command: '/leave', usage_hint: '', description: 'Leave this channel' },
  { command: '/invite', usage_hint: '@person', description: 'Bring somebody into this channel' },
];

/**
 * @return what is offered: {items: [{label, usage, summary, insert, from}], hint, eager}; eager
 *     where Enter takes the first without a choice being made
 */
export function completions(text, caret) {
  const before = text.slice(0, caret);
  if (before.startsWith('/') && !before.includes('\n')) return ofCommand(before);
  const mark = before.match(/(^|\s)([@#])([\w-]*)$/);
  if (!mark) return { items: [], hint: null };
  const from = caret - mark[3].length - 1;
  const letters = mark[3].toLowerCase();
  return { items: (mark[2] === '@' ? persons(letters) : rooms(letters)).map((item) => ({ ...item, from })), hint: null, eager: true };
}

function ofCommand(before) {
  const [command, ...rest] = before.split(' ');
  const all = [...model.app.commands, ...OWN];
  const items = rest.length ? words(command, before.slice(command.length + 1).replace(/^ +/, '')) : [];
  if (rest.length) {
    const hint = hintOf(all, command, rest);
    return { items, hint: items.length ? null : hint, eager: rest.join('').length > 0 };
  }
  const fitting = all.filter((one) => one.command.startsWith(command));
  const exact = fitting.find((one) => one.command === command);
  return {
    items: [
      ...fitting.map((one) => ({ label: one.command, usage: one.usage_hint, summary: one.description, insert: one.command + ' ', from: 0 })),
      ...(exact ? words(command, '') : []),
    ],
    hint: null,
    eager: !exact,
  };
}

/** The app's words behind its command, as its owner told them. */
function words(command, typed) {
  const letters = typed.toLowerCase();
  return model.completions
    .filter((one) => one.command === command && one.words.startsWith(letters))
    .map((one) => ({ label: one.command + ' ' + one.words, usage: one.usage, summary: one.summary, insert: one.command + ' ' + one.words + ' ', from: 0 }));
}

/** When the word is written, how it goes on. */
function hintOf(all, command, [word]) {
  const known = model.completions.find((one) => one.command === command && one.words === word.toLowerCase());
  if (known) return { label: known.command + ' ' + known.words, usage: known.usage, summary: known.summary };
  const one = all.find((other) => other.command === command);
  return one ? { label: one.command, usage: one.usage_hint, summary: one.description } : null;
}

function persons(letters) {
  const users = people()
    .filter((user) => user.name.startsWith(letters) || user.real_name.toLowerCase().split(' ').some((part) => part.startsWith(letters)))
    .map((user) => ({ label: '@' + user.name, usage: '', summary: user.real_name, insert: '@' + user.name + ' ' }));
  const groups = model.usergroups
    .filter((group) => group.handle.startsWith(letters))
    .map((group) => ({ label: '@' + group.handle, usage: '', summary: group.users.length + ' people', insert: '@' + group.handle + ' ' }));
  return [...users, ...groups];
}

function rooms(letters) {
  return [...model.rooms.values()]
    .filter((room) => !room.is_im && !room.is_archived && room.name.includes(letters))
    .sort((a, b) => Number(joined(b)) - Number(joined(a)) || a.name.localeCompare(b.name))
    .slice(0, MOST)
    .map((room) => ({ label: '#' + room.name, usage: '', summary: room.is_private ? 'private' : '', insert: '#' + room.name + ' ' }));
}
