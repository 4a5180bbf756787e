// The app's Home tab.
import { el, look } from './api.js';
import { drawBlocks } from './blocks.js';
import { drawPlainHead } from './head.js';
import { bot, does, model } from './model.js';
import { by } from './ui.js';

let shown = '';

/** Opens the tab: the app hears of it, and draws it anew. */
export async function openHome(report) {
  shown = '';
  drawPlainHead(bot()?.real_name ?? 'App', 'Home');
  by('home').replaceChildren(el('p', { className: 'soft' }, 'The app draws its Home tab …'));
  const answer = await does('home', {});
  if (answer.ok) draw(answer.view, report);
  else report(answer);
}

/** The app may have drawn it anew. */
export async function refreshHome(report) {
  const answer = await look('page/home?user=' + model.person);
  if (answer.ok) draw(answer.view, report);
}

function draw(view, report) {
  const key = view ? model.person + view.id + view.hash : '';
  if (key && key === shown) return;
  shown = key;
  const press = async (element, block, value, values) => report(await does('action', {
    view_id: view.id, block_id: block.block_id, action_id: element.action_id, value, values }));
  by('home').replaceChildren(...(view
    ? drawBlocks(view.blocks, press)
    : [el('p', {}, 'The app has not drawn its Home tab.')]));
}
