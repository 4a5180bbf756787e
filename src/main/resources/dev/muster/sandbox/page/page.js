// The page: what the workspace holds, drawn again whenever it changes.
import { act, el, look, wording } from './api.js';
import { drawBlocks, offer } from './blocks.js';
import { drawMessage } from './message.js';
import { showModal } from './modal.js';
import { know, mrkdwn } from './mrkdwn.js';

const EVERY_MS = 1000;
const by = (id) => document.getElementById(id);
let person = localStorage.getItem('person') ?? 'ana';
let place = 'general';
let thread = null;
let state = null;
let home = null;
let drawn = new Map();
const read = new Map();

async function refresh() {
  try {
    const [now, mine, views] = await Promise.all([
      look('state'), look('ephemeral?user=' + person), look('views?user=' + person)]);
    state = now;
    know(state);
    offer(state);
    drawPeople();
    drawPlaces();
    by('now').textContent = new Date(state.now).toLocaleString([], {
      weekday: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit' });
    if (place === 'home') drawHome();
    else drawRoom(mine.messages ?? []);
    showModal(views.views ?? [], person, refresh);
    if (by('status').dataset.lost) say('');
  } catch {
    say('The workspace does not answer. Is it still running?');
    by('status').dataset.lost = 'yes';
  }
}

function say(words) {
  const status = by('status');
  delete status.dataset.lost;
  status.textContent = words;
}

let hush;
function report(answer) {
  clearTimeout(hush);
  say(answer.ok ? '' : wording(answer));
  hush = setTimeout(() => say(''), 6000);
  refresh();
}

const me = () => state.users.find((user) => user.name === person)?.id;

function drawPeople() {
  const select = by('person');
  const people = state.users.filter((user) => !user.is_bot);
  if (select.options.length === people.length) return;
  select.replaceChildren(...people.map((user) =>
    el('option', { value: user.name, selected: user.name === person }, user.real_name)));
}

function visible(channel) {
  return channel.is_im ? channel.members.includes(me()) : !channel.is_private || channel.members.includes(me());
}

function current() {
  return state.channels.find((channel) => channel.id === place || channel.name === place);
}

function drawPlaces() {
  const rooms = state.channels.filter(visible);
  const entry = (key, label, channel) => {
    const newest = channel?.messages.at(-1)?.ts ?? '';
    const here = place === key || (channel && place === channel.name);
    if (here && newest) read.set(key, newest);
    const news = newest && newest > (read.get(key) ?? '') && !here;
    return el('li', {}, el('button', {
      type: 'button',
      'aria-current': here ? 'page' : undefined,
      className: [news && 'news', channel?.is_archived && 'archived'].filter(Boolean).join(' '),
      onclick: () => go(key),
    }, label + (news ? ' •' : '')));
  };
  keep(by('channels'), rooms.filter((c) => !c.is_im).map((c) => entry(c.id, (c.is_private ? '🔒 ' : '# ') + c.name, c)));
  keep(by('directs'), rooms.filter((c) => c.is_im).map((c) => entry(c.id, 'Muster', c)));
  const shortcuts = (state.app?.shortcuts ?? []).filter((shortcut) => shortcut.type === 'global');
  keep(by('apps'), [entry('home', '⌂ Home'), ...shortcuts.map((shortcut) => el('li', {}, el('button', {
    type: 'button',
    onclick: async () => report(await act('shortcut', { user: person, callback_id: shortcut.callback_id })),
  }, '⚡ ' + shortcut.name)))]);
}

/** Replaces a list only if it reads differently, so that the focus stays where it is. */
function keep(list, items) {
  const next = el('ul', {}, ...items);
  const outline = (node) => [...node.querySelectorAll('button')].map((b) => b.textContent + b.className + b.ariaCurrent);
  if (JSON.stringify(outline(list)) !== JSON.stringify(outline(next))) list.replaceChildren(...next.children);
}

async function go(key) {
  place = key;
  leaveThread();
  drawn = new Map();
  by('messages').replaceChildren();
  home = null;
  if (key === 'home') home = (await act('home', { user: person })).view;
  await refresh();
  by('room-name').focus();
}

function drawHead(name, topic, bookmarks) {
  by('room-name').textContent = name;
  if (by('room-topic').dataset.text !== topic) {
    by('room-topic').dataset.text = topic;
    by('room-topic').replaceChildren(mrkdwn(topic));
  }
  by('bookmarks').replaceChildren(...bookmarks.map((mark) =>
    el('li', {}, el('a', { href: mark.link, target: '_blank', rel: 'noreferrer' }, mark.title))));
}

function drawRoom(mine) {
  const channel = current();
  if (!channel) return;
  by('composer').hidden = channel.is_archived;
  drawHead(channel.is_im ? 'Muster' : '#' + channel.name, channel.topic, channel.bookmarks);
  const own = mine.filter((message) => message.channel === channel.id).map((m) => ({ ...m, only: true }));
  const list = by('messages');
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const next = new Map();
  for (const message of inOrder([...channel.messages, ...own])) {
    const pinned = channel.pins.includes(message.ts);
    const key = JSON.stringify([message, pinned, person]);
    const old = drawn.get(message.ts);
    next.set(message.ts, old?.key === key ? old : {
      key,
      node: drawMessage(message, {
        person, me: me(), channel, pinned, report, reply, shortcuts: state.app?.shortcuts ?? [] }),
    });
  }
  const nodes = [...next.values()].map((entry) => entry.node);
  if (nodes.length !== list.children.length || nodes.some((node, i) => list.children[i] !== node)) {
    list.replaceChildren(...nodes);
    if (atEnd) list.scrollTop = list.scrollHeight;
  }
  drawn = next;
}

/** By time, each thread's replies beneath their parent. */
function inOrder(messages) {
  const start = (message) => message.thread_ts ?? message.ts;
  return messages.sort((a, b) => start(a).localeCompare(start(b)) || a.ts.localeCompare(b.ts));
}

function drawHome() {
  by('composer').hidden = true;
  drawHead('Home of Muster', '', []);
  const press = async (element, block, value) => {
    report(await act('action', {
      user: person, view_id: home.id, block_id: block.block_id, action_id: element.action_id, value }));
    setTimeout(() => { if (place === 'home') go('home'); }, 300);
  };
  const key = home ? home.hash : '';
  if (drawn.get('home') === key) return;
  drawn = new Map([['home', key]]);
  by('messages').replaceChildren(el('li', {}, ...(home
    ? drawBlocks(home.blocks, press)
    : ['The app has not drawn its Home tab.'])));
}

function reply(ts) {
  thread = ts;
  by('thread-note').hidden = false;
  by('composer-text').focus();
}

function leaveThread() {
  thread = null;
  by('thread-note').hidden = true;
}

function hints() {
  const typed = by('composer-text').value;
  const commands = state?.app?.commands ?? [];
  const fitting = typed.startsWith('/')
    ? commands.filter((c) => c.command.startsWith(typed.split(' ')[0]) || typed.startsWith(c.command)) : [];
  by('hints').replaceChildren(...fitting.map((c) => el('li', {}, el('button', {
    type: 'button',
    onclick: () => {
      by('composer-text').value = c.command + ' ';
      by('composer-text').focus();
      hints();
    },
  }, c.command), ' ' + (c.usage_hint ?? '') + (c.description ? ' – ' + c.description : ''))));
}

async function send() {
  const box = by('composer-text');
  const typed = box.value.trim();
  if (!typed) return;
  box.value = '';
  hints();
  const where = { user: person, channel: current().id };
  const command = typed.match(/^(\/[\w-]+)\s*([\s\S]*)$/);
  const answer = command
    ? await act('command', { ...where, command: command[1], text: command[2] })
    : await act('message', { ...where, text: typed, ...(thread ? { thread_ts: thread } : {}) });
  if (!answer.ok) box.value = typed;
  by('messages').scrollTop = by('messages').scrollHeight;
  report(answer);
}

by('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  send();
});
by('composer-text').addEventListener('input', hints);
by('composer-text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send();
  }
});
by('leave-thread').addEventListener('click', leaveThread);
by('person').addEventListener('change', (event) => {
  person = event.target.value;
  localStorage.setItem('person', person);
  const channel = current();
  go(place === 'home' || (channel && visible(channel)) ? place : 'general');
});
async function advance(span) {
  say('The clock moves …');
  report(await act('clock', { advance: span }));
}
for (const button of document.querySelectorAll('[data-advance]')) {
  button.addEventListener('click', () => advance(button.dataset.advance));
}
by('next-due').addEventListener('click', async () => {
  const clock = await look('clock');
  if (!clock.next_due) {
    report({ ok: true });
    say('Nothing is due.');
    return;
  }
  const ms = Math.max(0, Date.parse(clock.next_due) - Date.parse(clock.now)) + 1;
  advance('PT' + (ms / 1000).toFixed(3) + 'S');
});

await refresh();
setInterval(() => { if (!document.hidden) refresh(); }, EVERY_MS);
