// What the page knows of the workspace, as the acting person sees it, kept up to date piece by piece.
import { act, look } from './api.js';
import { offer } from './blocks.js';
import { showModal } from './modal.js';
import { know } from './mrkdwn.js';

export const model = {
  person: sessionStorage.getItem('person') ?? localStorage.getItem('person') ?? 'ana',
  users: [],
  usergroups: [],
  app: { commands: [], shortcuts: [] },
  completions: [],
  rooms: new Map(),
  now: Date.now(),
};

const READ_AFTER_MS = 300;
let version = 0;
let views = -1;
let running = null;
let again = false;
const heard = new EventTarget();

/** what: rooms ({changed, gone, whole}), read, home, person. */
export function on(what, hear) {
  heard.addEventListener(what, (event) => hear(event.detail));
}

function tell(what, detail) {
  heard.dispatchEvent(new CustomEvent(what, { detail }));
}

export const me = () => model.users.find((user) => user.name === model.person);
export const userOf = (id) => model.users.find((user) => user.id === id);
export const people = () => model.users.filter((user) => !user.is_bot);
export const bot = () => model.users.find((user) => user.is_bot);
export const joined = (room) => room.members.includes(me()?.id);
export const titleOf = (room) => (room.is_im ? bot()?.real_name ?? 'App' : room.name);
export const roomNamed = (name) => [...model.rooms.values()].find((room) => room.name === name || room.id === name);

/** Asks for what is new. Asked again meanwhile, it looks once more when it is done. */
export function catchUp() {
  again = true;
  running ??= lookAgain().finally(() => {
    running = null;
    if (again) catchUp();
  });
  return running;
}

async function lookAgain() {
  while (again) {
    again = false;
    try {
      await step();
    } catch (broken) {
      if (!model.users.length) throw broken;
      return; // the line breaks too, and says so; when it is there again this is asked again
    }
  }
}

async function step() {
  const person = model.person;
  const since = version;
  const news = await look('page/rooms?user=' + person + '&since=' + since);
  if (person !== model.person) {
    again = true;
    return;
  }
  if (!news.ok || news.version < since) {
    if (since === 0) throw new Error(news.error);
    location.reload(); // another workspace than before answers at this address
    return;
  }
  version = news.version;
  take(news, since === 0);
  if (views !== news.views) {
    views = news.views;
    await refreshViews();
    tell('home');
  }
}

function take(news, whole) {
  if (whole) {
    Object.assign(model, { users: news.users, usergroups: news.usergroups, app: news.app, completions: news.completions });
    model.rooms.clear();
  }
  const changed = news.channels.map((room) => ({ room, before: model.rooms.get(room.id) }));
  for (const { room } of changed) model.rooms.set(room.id, room);
  for (const id of news.gone) model.rooms.delete(id);
  const names = { users: model.users, usergroups: model.usergroups, channels: [...model.rooms.values()], now: news.now };
  know(names);
  if (whole || news.gone.length || changed.some(({ room, before }) => room.name !== before?.name)) offer(names);
  if (whole || changed.length || news.gone.length) tell('rooms', { changed, gone: news.gone, whole });
}

/** What stands before the acting person: the form on top. */
export async function refreshViews() {
  const person = model.person;
  const open = await look('views?user=' + person);
  if (person === model.person) showModal(open.views ?? [], person, afterForm);
}

async function afterForm() {
  await refreshViews();
  catchUp();
}

/** From now on the page acts as, and sees as, this person. */
export async function actAs(name) {
  model.person = name;
  localStorage.setItem('person', name);
  sessionStorage.setItem('person', name);
  version = 0;
  views = -1;
  await catchUp();
  tell('person');
}

/** Does something as the acting person, and looks what came of it. */
export async function does(path, body) {
  const answer = await act(path, { user: model.person, ...body });
  catchUp();
  return answer;
}

const reading = new Map();

/** The acting person has read that channel up to this message; a flood is told once. */
export function markRead(room, ts) {
  if (!ts || ts <= room.read) return;
  const person = model.person;
  const telling = reading.has(room.id);
  reading.set(room.id, ts);
  if (!telling) {
    setTimeout(() => {
      const upTo = reading.get(room.id);
      reading.delete(room.id);
      // Should the line be broken, it is told with the next message that is read.
      act('page/read', { user: person, channel: room.id, ts: upTo }).catch(() => {});
    }, READ_AFTER_MS);
  }
  room.read = ts;
  const had = room.unread;
  room.unread = 0;
  room.mentions = 0;
  if (had) tell('read');
}
