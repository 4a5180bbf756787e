// Reactions under a message, and the small picker for one more.
import { el } from './api.js';
import { emoji, personName } from './mrkdwn.js';
import { does, me } from './model.js';
import { icon, popup } from './ui.js';

const OFTEN = ['eyes', 'thumbsup', 'white_check_mark', 'pushpin', 'tada', 'heart', 'pray', 'fire', 'rocket', 'warning',
  'question', 'raised_hands', 'clap', 'bulb', 'bug', 'hourglass', 'wave', 'thumbsdown', 'x', '100'];

/** One that the page has no picture for is not offered. */
const offered = () => OFTEN.filter((name) => !emoji(name).startsWith(':'));

async function toggle(name, mine, message, on) {
  on.report(await does('reaction', { channel: on.channel, ts: message.ts, name, remove: mine }));
}

function isMine(message, name) {
  return message.reactions?.some((one) => one.name === name && one.users.includes(me()?.id)) ?? false;
}

export function drawReactions(message, on) {
  if (!message.reactions?.length) return null;
  const one = (reaction) => {
    const mine = reaction.users.includes(me()?.id);
    const who = reaction.users.map(personName).join(', ');
    return el('button', {
      type: 'button',
      'aria-pressed': String(mine),
      'aria-label': reaction.name.replaceAll('_', ' ') + ': ' + who,
      title: who + ' reacted with :' + reaction.name + ':',
      onclick: () => toggle(reaction.name, mine, message, on),
    }, emoji(reaction.name), ' ', String(reaction.count));
  };
  const add = el('button', {
    type: 'button', 'aria-label': 'Add a reaction', title: 'Add a reaction', 'aria-expanded': 'false',
    onclick: () => addReaction(add, message, on),
  }, icon('smile'));
  return el('div', { className: 'reactions', role: 'group', 'aria-label': 'Reactions' }, ...message.reactions.map(one), add);
}

export function addReaction(anchor, message, on) {
  const box = popup(anchor, { className: 'emoji-picker', role: 'dialog', 'aria-label': 'Choose a reaction', onkeydown: grid },
    ...offered().map((name) => el('button', {
      type: 'button',
      'aria-label': name.replaceAll('_', ' '),
      title: ':' + name + ':',
      onclick: () => {
        box.hidePopover();
        toggle(name, isMine(message, name), message, on);
      },
    }, emoji(name))));
}

const COLUMNS = 5;

function grid(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...event.currentTarget.querySelectorAll('button')];
  items[Math.max(0, Math.min(items.length - 1, items.indexOf(document.activeElement) + step))]?.focus();
}
