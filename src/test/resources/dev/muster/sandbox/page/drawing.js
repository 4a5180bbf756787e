// Draws what a test gives it, with nothing of the page around it.
import { act, el, look } from './api.js';
import { drawBlocks, offer } from './blocks.js';
import { showModal } from './modal.js';
import { know, link, mrkdwn } from './mrkdwn.js';

const here = document.getElementById('here');

/** What was done with what is drawn: element, block, value, values. */
window.done = [];

window.learn = async () => {
  const state = await look('state');
  know(state);
  offer(state);
  return state;
};

window.draw = (blocks) => {
  window.done = [];
  here.replaceChildren(...drawBlocks(blocks, (element, block, value, values) =>
    window.done.push({ action: element.action_id, block: block.block_id, value: value ?? null, values })));
};

window.write = (source, verbatim) => here.replaceChildren(el('div', { className: 'block' }, mrkdwn(source, verbatim)));

/** Draws the newest message of a channel, live. */
window.message = async (channel, person) => {
  const state = await learn();
  const room = state.channels.find((one) => one.name === channel);
  const message = room.messages.at(-1);
  here.replaceChildren(...drawBlocks(message.blocks, async (element, block, value) => {
    window.done.push(await act('action', {
      user: person, channel: room.id, message_ts: message.ts, block_id: block.block_id, action_id: element.action_id, value,
    }));
  }));
};

/** Draws all that people wrote into a channel: topic, bookmarks, messages. */
window.room = async (channel) => {
  const room = (await learn()).channels.find((one) => one.name === channel);
  here.replaceChildren(
    el('p', {}, mrkdwn(room.topic)),
    ...room.bookmarks.map((mark) => el('p', {}, link(mark.link, mark.title))),
    ...room.messages.flatMap((message) => [
      el('div', { className: 'block' }, mrkdwn(message.text)), ...drawBlocks(message.blocks, () => {})]));
};

/** Shows the forms that stand before a person. */
window.forms = async (person) => {
  const refresh = async () => {
    await learn();
    showModal((await look('views?user=' + person)).views, person, refresh);
  };
  await refresh();
};

await learn();
window.ready = true;
