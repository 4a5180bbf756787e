// One message.
import { act, el } from './api.js';
import { drawBlocks } from './blocks.js';
import { emoji, link, mrkdwn, personName } from './mrkdwn.js';

/** @param on what can be done: report, reply, person, channel, shortcuts, pinned */
export function drawMessage(message, on) {
  const note = message.subtype && message.subtype !== 'thread_broadcast';
  const press = async (element, block, value) => on.report(await act('action', {
    user: on.person, channel: on.channel.id, message_ts: message.ts,
    block_id: block.block_id, action_id: element.action_id, value,
  }));
  // What people typed is read as markup; what the app posted is blocks.
  const content = (message.bot_id || message.only) && message.blocks?.length ? drawBlocks(message.blocks, press) : [el('div', {}, mrkdwn(message.text))];
  const when = new Date(Number(message.ts) * 1000);
  return el('li', { className: classes(message, note, on) },
    message.only ? null : tools(message, on),
    el('div', { className: 'by' }, personName(message.user),
      el('time', { dateTime: when.toISOString(), title: when.toLocaleString() },
        when.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })),
      message.edited ? el('span', { className: 'only' }, '(edited)') : null,
      message.only ? el('span', { className: 'only' }, 'Only visible to you') : null),
    ...content,
    ...(message.files ?? []).map((file) => el('p', {}, '📄 ', link(file.url_private, file.title ?? file.name))),
    reactions(message, on));
}

function classes(message, note, on) {
  const reply = message.thread_ts && message.thread_ts !== message.ts;
  return ['message', note && 'note', reply && 'reply', message.only && 'private', on.pinned && 'pinned']
    .filter(Boolean).join(' ');
}

function tools(message, on) {
  const react = (name) => async () => on.report(await act('reaction', {
    user: on.person, channel: on.channel.id, ts: message.ts, name,
  }));
  const shortcuts = on.shortcuts.filter((shortcut) => shortcut.type === 'message').map((shortcut) =>
    el('button', {
      type: 'button',
      onclick: async () => on.report(await act('shortcut', {
        user: on.person, callback_id: shortcut.callback_id, channel: on.channel.id, message_ts: message.ts,
      })),
    }, shortcut.name));
  return el('details', { className: 'tools' },
    el('summary', { 'aria-label': 'What to do with this message' }, 'More'),
    el('div', {},
      el('button', { type: 'button', onclick: () => on.reply(message.thread_ts ?? message.ts) }, 'Reply in thread'),
      el('button', { type: 'button', onclick: react('pushpin') }, emoji('pushpin') + ' React'),
      el('button', { type: 'button', onclick: react('eyes') }, emoji('eyes') + ' React'),
      ...shortcuts));
}

function reactions(message, on) {
  if (!message.reactions?.length) return null;
  return el('div', { className: 'reactions' }, ...message.reactions.map((reaction) => {
    const mine = reaction.users.includes(on.me);
    return el('button', {
      type: 'button',
      'aria-pressed': String(mine),
      title: reaction.users.map(personName).join(', '),
      onclick: async () => on.report(await act('reaction', {
        user: on.person, channel: on.channel.id, ts: message.ts, name: reaction.name, remove: mine,
      })),
    }, emoji(reaction.name) + ' ' + reaction.count);
  }));
}
