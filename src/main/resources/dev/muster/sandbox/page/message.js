// One message: who, when, what, and what can be done with it.
import { el } from './api.js';
import { drawBlocks } from './blocks.js';
import { link, mrkdwn, personName } from './mrkdwn.js';
import { does, me, model, userOf } from './model.js';
import { addReaction, drawReactions } from './reactions.js';
import { avatar, clockTime, icon, iconButton, menu, span, toast } from './ui.js';
import { workspaceNow } from './clock.js';

const PICTURES = /\.(png|jpe?g|gif|webp|svg)$/i;

/**
 * @param on where it stands: channel, thread, grouped; and what to do: report(answer),
 *     openThread(ts), dismiss(ts)
 */
export function drawMessage(message, on) {
  if (message.subtype && message.subtype !== 'thread_broadcast' && !message.bot_id) return note(message);
  const user = userOf(message.user);
  const when = new Date(Number(message.ts) * 1000);
  const item = el('li', {
    className: ['message', on.grouped && 'grouped', message.only && 'only', message.pinned && 'pinned'].filter(Boolean).join(' '),
    'data-ts': message.ts,
    'data-author': user?.name,
  });
  item.append(
    on.grouped ? time(when, 'aside') : avatar(user, model),
    el('div', { className: 'said' },
      remarks(message, on),
      on.grouped ? el('span', { className: 'hidden' }, personName(message.user) + ' ' + clockTime(when)) : head(message, user, when),
      ...content(message, on),
      on.grouped && message.edited ? el('span', { className: 'soft edited' }, '(edited)') : null,
      ...(message.files ?? []).map(file),
      drawReactions(message, on),
      thread(message, on)),
    message.only ? '' : tools(message, on, user, when));
  return item;
}

/** A line of the workspace's own: somebody joined, the topic was set. */
function note(message) {
  const when = new Date(Number(message.ts) * 1000);
  const named = message.text.includes('<@' + message.user + '>');
  return el('li', { className: 'note', 'data-ts': message.ts },
    el('span', {}, named ? '' : el('b', {}, personName(message.user) + ' '), mrkdwn(message.text)), time(when, ''));
}

function time(when, className) {
  return el('time', { className, dateTime: when.toISOString(), title: when.toLocaleString() },
    className === 'aside' ? clockTime(when).replace(/\s?[AP]M$/i, '') : clockTime(when));
}

function head(message, user, when) {
  return el('div', { className: 'by' },
    el('b', {}, personName(message.user)),
    user?.is_bot ? el('span', { className: 'badge' }, 'App') : null,
    time(when, ''),
    message.edited ? el('span', { className: 'soft' }, '(edited)') : null);
}

function remarks(message, on) {
  if (message.only) {
    return el('div', { className: 'remark' }, 'Only visible to you',
      el('button', { type: 'button', className: 'plain', onclick: () => on.dismiss(message.ts) }, 'Dismiss'));
  }
  if (message.pinned) return el('div', { className: 'remark' }, icon('pin'), 'Pinned');
  if (message.subtype === 'thread_broadcast') return el('div', { className: 'remark' }, 'Replied in a thread, and here');
  return null;
}

function content(message, on) {
  const press = async (element, block, value, values) => on.report(await does('action', {
    channel: on.channel, message_ts: message.ts,
    block_id: block.block_id, action_id: element.action_id, value, values,
  }));
  // What people typed is read as markup; what the app posted is blocks.
  const blocks = (message.bot_id || message.only) && message.blocks?.length;
  if (blocks) return drawBlocks(message.blocks, press);
  return message.text ? [el('div', { className: 'words' }, mrkdwn(message.text))] : [];
}

function sizeOf(bytes) {
  return bytes < 1024 ? bytes + ' bytes' : bytes < 1024 * 1024 ? (bytes / 1024).toFixed(1) + ' KB' : (bytes / 1048576).toFixed(1) + ' MB';
}

export function file(one) {
  const path = one.url_private ? new URL(one.url_private).pathname : '';
  const name = one.title || one.name;
  if (PICTURES.test(one.name)) {
    return el('figure', { className: 'picture' }, el('img', { src: path, alt: one.alt_txt || name, loading: 'lazy' }), el('figcaption', {}, name));
  }
  return el('div', { className: 'file' }, icon('file'),
    el('span', {}, el('b', {}, path ? link(location.origin + path, name) : name), el('small', {}, sizeOf(one.size ?? 0))),
    path ? el('a', { href: path, download: one.name, className: 'quiet', 'aria-label': 'Download ' + name, title: 'Download' }, icon('download')) : null);
}

/** Under a message that has a thread: how many replied, and when last. */
function thread(message, on) {
  if (!message.reply_count || on.thread) return null;
  const ago = workspaceNow() - Number(message.latest_reply) * 1000;
  return el('button', { type: 'button', className: 'replies', onclick: () => on.openThread(message.ts) },
    ...(message.reply_users ?? []).slice(0, 4).map((id) => avatar(userOf(id), model)),
    el('b', {}, message.reply_count === 1 ? '1 reply' : message.reply_count + ' replies'),
    el('span', { className: 'soft' }, ago < 60_000 ? 'last just now' : 'last ' + span(ago) + ' ago'));
}

function tools(message, on, user, when) {
  const label = 'What to do with the message of ' + personName(message.user) + ', ' + clockTime(when);
  const more = el('button', {
    type: 'button',
    className: 'quiet actions',
    'aria-label': label,
    title: 'More',
    'aria-haspopup': 'menu',
    'aria-expanded': 'false',
    tabIndex: -1,
    onclick: () => menu(more, label, entries(message, on, more)),
  }, icon('more'));
  return el('div', { className: 'tools' },
    iconButton('smile', 'Add a reaction', (event) => addReaction(event.currentTarget, message, on), { tabIndex: -1 }),
    on.thread ? '' : iconButton('reply', 'Reply in a thread', () => on.openThread(message.thread_ts ?? message.ts), { tabIndex: -1 }),
    more);
}

function entries(message, on, anchor) {
  const shortcuts = model.app.shortcuts.filter((shortcut) => shortcut.type === 'message').map((shortcut) => ({
    label: shortcut.name,
    icon: 'bolt',
    act: async () => on.report(await does('shortcut', {
      callback_id: shortcut.callback_id, channel: on.channel, message_ts: message.ts })),
  }));
  const own = message.user === me()?.id ? [{
    label: 'Delete message',
    icon: 'close',
    act: async () => on.report(await does('message', { channel: on.channel, ts: message.ts, delete: true })),
  }] : [];
  return [
    { label: 'Add a reaction', icon: 'smile', act: () => addReaction(anchor, message, on) },
    ...(on.thread ? [] : [{ label: 'Reply in a thread', icon: 'reply', act: () => on.openThread(message.thread_ts ?? message.ts) }]),
    { label: 'Copy link', icon: 'link', act: () => copyLink(message, on) },
    ...shortcuts,
    ...own,
  ];
}

async function copyLink(message, on) {
  const address = location.origin + '/#/' + on.channel + '/' + message.ts + (on.thread ? '/' + on.thread : '');
  try {
    await navigator.clipboard.writeText(address);
    toast('The link is copied.');
  } catch {
    toast(address); // the browser does not let a page write there: here it is, to be copied by hand
  }
}
