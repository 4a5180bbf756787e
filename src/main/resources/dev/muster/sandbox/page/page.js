// The page: joins its parts, and goes where its address says.
import { wording } from './api.js';
import { hearClock, startClock } from './clock.js';
import { Composer } from './composer.js';
import { drawHead } from './head.js';
import { openHome, refreshHome } from './home.js';
import { startJump } from './jump.js';
import { MessageList } from './list.js';
import { live } from './live.js';
import { personName, withEmoji } from './mrkdwn.js';
import { catchUp, does, joined, markRead, me, model, on, roomNamed, titleOf } from './model.js';
import { startPerson } from './person.js';
import { drawSidebar, flash, startSidebar } from './sidebar.js';
import { startTheme } from './theme.js';
import { startTour, tourMoved } from './tour.js';
import { announce, by, toast } from './ui.js';

const FLASH_MS = 3000;
const GATHER_MS = 1200;
let place = '';
let thread = null;
let firedAt = -FLASH_MS;
let dismissed = new Set(JSON.parse(sessionStorage.getItem('dismissed') ?? '[]'));
let news = [];
let telling = null;

function report(answer) {
  if (!answer.ok) toast(wording(answer), { kind: 'wrong' });
}

const onMessages = {
  report,
  openThread: (ts) => { location.hash = '#/' + place + '/' + ts + '/' + ts; },
  dismissed: (ts) => dismissed.has(ts),
  dismiss: (ts) => {
    dismissed.add(ts);
    sessionStorage.setItem('dismissed', JSON.stringify([...dismissed]));
    list.draw();
    replies.draw();
  },
  onnew: (messages) => tellSoon(messages),
};
const list = new MessageList(by('scroll'), by('messages'), {
  ...onMessages,
  onread: (ts) => {
    const room = model.rooms.get(place);
    if (room && joined(room)) markRead(room, ts > room.latest ? ts : room.latest);
  },
  onscroll: (stuck) => { by('to-end').hidden = stuck; },
  ondraw: () => { by('empty').hidden = list.order.length > 0; },
});
const replies = new MessageList(by('thread-scroll'), by('replies'), onMessages);
const composer = new Composer({
  id: 'composer', label: 'Message or command', report, sent: () => list.toEnd(),
  where: () => (model.rooms.has(place) ? { channel: place } : null),
});
const answering = new Composer({
  id: 'answer', label: 'Reply', report, sent: () => replies.toEnd(),
  where: () => (thread ? { channel: place, thread } : null),
});
by('composer-place').append(composer.form);
by('answer-place').append(answering.form);

/** Tells those who listen what came, and not each of a flood. */
function tellSoon(messages) {
  news.push(...messages.filter((message) => message.user !== me()?.id));
  telling ??= setTimeout(() => {
    telling = null;
    const [first] = news;
    if (news.length === 1) announce(personName(first.user) + ': ' + withEmoji(first.text).slice(0, 160));
    else if (news.length) announce(news.length + ' new messages');
    news = [];
  }, GATHER_MS);
}

let going = Promise.resolve();

/** Goes where the address says: #/channel, #/channel/message, #/channel/message/thread, #/home. */
function goThere() {
  going = going.then(goNow, goNow);
  return going;
}

async function goNow() {
  const [, wanted, at, inThread] = location.hash.split('/');
  const asked = model.rooms.get(wanted) ?? roomNamed(wanted);
  if (wanted && wanted !== 'home' && !asked) toast('You can’t see that channel, or it is not there.', { kind: 'wrong' });
  const room = wanted === 'home' ? null : asked ?? roomNamed('general');
  const key = room ? room.id : 'home';
  const moved = key !== place;
  const target = inThread && inThread === at ? null : at;
  closeDrawer();
  if (moved || (target && !inThread)) await enter(key, room, inThread ? null : target);
  await openThread(inThread ?? null, target);
  drawSidebar();
  tourMoved();
}

async function enter(key, room, at) {
  const moved = key !== place;
  place = key;
  for (const [id, shown] of [['channel', room], ['home', !room], ['composer-place', room && !room.is_archived]]) by(id).hidden = !shown;
  if (!room) {
    list.channel = null;
    await openHome(report);
    by('room-name').focus();
    return;
  }
  drawHead(room, { show, report });
  composer.placeholder(room.is_im ? 'Write to ' + titleOf(room) : 'Write in #' + room.name + ', or / for a command');
  if (!(await list.open(room.id, { at, newAfter: room.read }))) return;
  by('to-end').hidden = list.stuck;
  if (moved && !at && matchMedia('(pointer: fine)').matches) composer.focus();
}

function show(ts) {
  if (list.byTs.has(ts)) list.show(ts);
  else location.hash = '#/' + place + '/' + ts;
}

async function openThread(ts, at) {
  if (ts === thread) return;
  const was = thread;
  thread = ts;
  by('pane').hidden = !ts;
  if (!ts) {
    replies.channel = null;
    list.nodes.get(was)?.node.querySelector('.replies, .actions')?.focus();
    return;
  }
  const room = model.rooms.get(place);
  by('pane-room').textContent = room ? titleOf(room) : '';
  by('answer-place').hidden = !room || room.is_archived;
  answering.placeholder('Reply …');
  await replies.open(place, { thread: ts, at: at === ts ? null : at });
  answering.focus();
}

function closeThread() {
  location.hash = '#/' + place;
}

/** What lies behind the drawer can't be reached while it is open. */
function behind(drawer) {
  for (const part of [by('room'), by('pane'), by('tour')]) part.inert = drawer;
}

function openDrawer() {
  document.body.classList.add('drawer-open');
  by('menu').setAttribute('aria-expanded', 'true');
  behind(true);
  by('sidebar').querySelector('[aria-current], a')?.focus();
}

function closeDrawer() {
  if (!document.body.classList.contains('drawer-open')) return;
  document.body.classList.remove('drawer-open');
  by('menu').setAttribute('aria-expanded', 'false');
  behind(false);
}

on('rooms', ({ changed, gone, whole }) => {
  const room = model.rooms.get(place);
  if (whole) return;
  if (gone.includes(place)) {
    toast('You are no longer in that channel.');
    location.hash = '#/' + roomNamed('general').id;
    return;
  }
  if (performance.now() - firedAt < FLASH_MS) changed.forEach((one) => flash(one.room.id));
  if (!room || !changed.some((one) => one.room.id === place)) return;
  drawHead(room, { show, report });
  by('composer-place').hidden = room.is_archived;
  list.catchUp();
  if (thread) replies.catchUp();
});
on('rooms', ({ changed, whole }) => {
  if (whole) return;
  for (const { room, before } of changed) {
    if (room.id !== place && room.mentions > (before?.mentions ?? 0)) {
      toast('You are named in ' + (room.is_im ? titleOf(room) : '#' + room.name), { act: () => { location.hash = '#/' + room.id; } });
    }
  }
});
on('home', () => { if (place === 'home') refreshHome(report); });

by('thread-close').addEventListener('click', closeThread);
by('to-end').addEventListener('click', () => list.toEnd());
by('menu').addEventListener('click', () => (document.body.classList.contains('drawer-open') ? closeDrawer() : openDrawer()));
by('veil').addEventListener('click', closeDrawer);
by('drill').addEventListener('click', async () => {
  if (place === 'home') {
    location.hash = '#/' + roomNamed('incidents').id;
    await goThere();
  }
  composer.send('/incident drill');
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open], [popover]:popover-open')) return;
  if (document.body.classList.contains('drawer-open')) {
    closeDrawer();
    by('menu').focus();
  } else if (thread) closeThread();
});
// What a link of the workspace's own means: a place in here.
document.addEventListener('click', (event) => {
  const address = event.target.closest?.('a[href]')?.href.match(/^https?:..practice\.slack\.com\/archives\/(\w+)(?:\/p(\d{10})(\d{6}))?/);
  if (!address) return;
  event.preventDefault();
  const [, channel, seconds, micros] = address;
  const inThread = event.target.closest('a').href.match(/thread_ts=([\d.]+)/)?.[1];
  location.hash = '#/' + channel + (seconds ? '/' + seconds + '.' + micros + (inThread ? '/' + inThread : '') : '');
});
for (const scroller of ['scroll', 'thread-scroll']) {
  by(scroller).addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const here = document.activeElement.closest('.message');
    if (!step || (document.activeElement !== by(scroller) && !document.activeElement.classList.contains('actions'))) return;
    const all = [...by(scroller).querySelectorAll('.message .actions')];
    const next = here ? all[all.indexOf(here.querySelector('.actions')) + step] : all.at(-1);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  });
}
window.addEventListener('hashchange', goThere);

startTheme();
startSidebar(() => place, report);
startJump();
startPerson(async () => {
  const old = place;
  place = '';
  thread = null;
  by('pane').hidden = true;
  if (old !== 'home' && !model.rooms.has(old)) history.replaceState(null, '', '#/' + roomNamed('general').id);
  else history.replaceState(null, '', '#/' + old);
  await goThere();
});
startClock(() => { firedAt = performance.now(); });
await catchUp();
await goThere();
startTour({
  go: async (room) => {
    location.hash = '#/' + room;
    await goThere();
  },
  write: (words) => composer.write(words),
});
live((event) => {
  hearClock(event);
  catchUp();
});
performance.mark('ready');
document.body.dataset.ready = 'yes';
