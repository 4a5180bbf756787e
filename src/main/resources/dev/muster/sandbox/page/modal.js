// The form on top, as a dialog.
import { act, el, wording } from './api.js';
import { control, drawBlocks } from './blocks.js';
import { text } from './mrkdwn.js';

const dialog = document.getElementById('modal');
let shown = '';
let values = {};

/** Shows the top one of these views, or none. */
export function showModal(views, person, refresh) {
  const view = views[0];
  const key = view ? person + view.id + view.hash : '';
  if (key === shown) return;
  const same = view && shown.startsWith(person + view.id);
  shown = key;
  if (!view) {
    dialog.close();
    return;
  }
  if (!same) values = {};
  draw(view, person, refresh, {});
  if (!dialog.open) dialog.showModal();
}

function remember(block, element, value) {
  values[block.block_id] ??= {};
  values[block.block_id][element.action_id] = value;
}

function draw(view, person, refresh, errors) {
  const press = async (element, block, value) => {
    report(await act('action', {
      user: person, view_id: view.id, block_id: block.block_id, action_id: element.action_id, value, values,
    }));
    refresh();
  };
  const body = view.blocks.map((block) =>
    block.type === 'input' ? field(view, block, errors[block.block_id], press) : drawBlocks([block], press)[0]);
  const problem = el('p', { className: 'wrong', role: 'alert', id: 'modal-problem' });
  const form = el('form', {
    onsubmit: async (event) => {
      event.preventDefault();
      const answer = await act('submit', { user: person, view_id: view.id, values });
      if (answer.errors) draw(view, person, refresh, answer.errors);
      else report(answer);
      refresh();
    },
  },
  el('h2', { id: 'modal-title' }, text(view.title)),
  ...body,
  problem,
  el('div', { className: 'ends' },
    el('button', { type: 'button', onclick: () => close(view, person, refresh) }, view.close ? text(view.close) : 'Cancel'),
    view.submit ? el('button', { type: 'submit', className: 'primary' }, text(view.submit)) : null));
  dialog.replaceChildren(form);
  dialog.oncancel = (event) => {
    event.preventDefault();
    close(view, person, refresh);
  };
  const first = dialog.querySelector('[aria-invalid] , input, textarea, select');
  first?.focus();
}

function report(answer) {
  const problem = document.getElementById('modal-problem');
  if (problem) problem.textContent = answer.ok ? '' : wording(answer);
}

async function close(view, person, refresh) {
  await act('close', { user: person, view_id: view.id });
  refresh();
}

function field(view, block, error, press) {
  const element = block.element;
  const given = view.state.values[block.block_id]?.[element.action_id];
  const typed = values[block.block_id]?.[element.action_id];
  const state = typed === undefined ? given : { ...given, ...stateOf(typed) };
  const id = 'field-' + block.block_id;
  const input = control(element, (value) => {
    remember(block, element, value);
    if (block.dispatch_action) press(element, block, value);
  }, state);
  input.id = id;
  input.removeAttribute('aria-label');
  if (error) {
    input.setAttribute('aria-invalid', 'true');
    input.setAttribute('aria-describedby', id + '-wrong');
  }
  const label = input.tagName === 'FIELDSET' ? null : el('label', { htmlFor: id }, text(block.label), optional(block));
  if (!label) input.prepend(el('legend', {}, text(block.label), optional(block)));
  return el('div', { className: 'field' }, label, input,
    block.hint ? el('span', { className: 'hint' }, text(block.hint)) : null,
    error ? el('p', { className: 'wrong', id: id + '-wrong' }, error) : null);
}

/** What was picked here and has not been sent yet, as the state that it will be. */
function stateOf(value) {
  const list = Array.isArray(value) ? value : [];
  return {
    value,
    selected_option: { value },
    selected_user: value,
    selected_channel: value,
    selected_conversation: value,
    selected_date: value,
    selected_time: value,
    selected_options: list.map((one) => ({ value: one })),
    selected_users: list,
    selected_channels: list,
    selected_conversations: list,
  };
}

function optional(block) {
  return block.optional ? ' (optional)' : '';
}
