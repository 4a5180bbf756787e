// The form on top of a person's stack, as a dialog.
import { act, el, wording } from './api.js';
import { drawBlocks } from './blocks.js';
import { drawField } from './field.js';
import { text } from './mrkdwn.js';
import { fault, valueOf } from './values.js';

const NOT_HEARD = 'The app did not answer in three seconds. What you wrote is still here: try again.';
const NO_WORKSPACE = 'The workspace does not answer. What you wrote is still here.';

/** What was typed into each view and is not sent yet: {block_id: {action_id: value}}. */
const drafts = new Map();
let shown = null;
let dialog = null;

function theDialog() {
  if (dialog) return dialog;
  dialog = document.getElementById('modal') ?? document.body.appendChild(el('dialog', { id: 'modal' }));
  dialog.classList.add('modal');
  dialog.setAttribute('aria-labelledby', 'modal-title');
  dialog.addEventListener('cancel', (event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    if (shown) leave(shown);
  });
  // The browser may close it without asking; the view is left all the same.
  dialog.addEventListener('close', () => {
    if (shown && !dialog.open) leave(shown);
  });
  return dialog;
}

/**
 * The focus goes back by itself, the place to type does not: Chromium leaves it in what is gone, and
 * what is typed is lost until somebody clicks.
 */
function closeAll() {
  dialog.close();
  dialog.replaceChildren();
  const back = document.activeElement;
  if (back && back !== document.body) {
    back.blur();
    back.focus();
  }
}

/** Shows the top one of these views, or none. */
export function showModal(views, person, refresh) {
  const [view] = views;
  if (!view) {
    shown = null;
    if (dialog?.open) closeAll();
    return;
  }
  const now = { view, person, refresh, depth: views.length, errors: {}, busy: false };
  if (shown?.view.id === view.id && shown.person === person) {
    if (shown.view.hash !== view.hash || shown.depth !== now.depth) {
      redraw(Object.assign(now, { errors: shown.errors, busy: shown.busy }));
    }
    if (!dialog.open) dialog.showModal();
    return;
  }
  shown = now;
  draw(now);
  if (!theDialog().open) theDialog().showModal();
  focusFirst(now);
}

/** Draws anew what the app changed; the person stays where they were. */
function redraw(now) {
  const at = document.activeElement?.closest('[data-block]')?.dataset;
  const { selectionStart, selectionEnd } = document.activeElement ?? {};
  const top = dialog.querySelector('.modal-body')?.scrollTop ?? 0;
  shown = now;
  draw(now);
  dialog.querySelector('.modal-body').scrollTop = top;
  const again = at && [...dialog.querySelectorAll('[data-block]')].find((node) =>
    node.dataset.block === at.block && node.dataset.action === at.action);
  const field = again?.querySelector('input, textarea, button, select');
  if (!field) {
    focusFirst(now);
    return;
  }
  field.focus();
  if (typeof selectionStart === 'number' && field.setSelectionRange && field.type !== 'email') {
    field.setSelectionRange(selectionStart, selectionEnd);
  }
}

function draw(now) {
  const { view, depth } = now;
  const body = el('div', { className: 'modal-body' }, ...view.blocks.map((block) => drawOne(block, now)));
  const problem = el('p', { className: 'wrong problem', role: 'alert' });
  const leaves = () => leave(now);
  const stacked = depth > 1;
  theDialog().replaceChildren(el('form', { noValidate: true, onsubmit: (event) => submit(event, now) },
    el('header', { className: 'modal-head' },
      stacked ? el('button', { type: 'button', className: 'b-quiet back', 'aria-label': 'Back', onclick: leaves }, '←') : null,
      el('h2', { id: 'modal-title', tabIndex: -1 }, text(view.title)),
      stacked ? null : el('button', { type: 'button', className: 'b-quiet', 'aria-label': 'Close', onclick: leaves }, '×')),
    body, problem,
    el('footer', { className: 'ends' },
      el('button', { type: 'button', onclick: leaves }, view.close ? text(view.close) : 'Cancel'),
      view.submit ? el('button', { type: 'submit', className: 'primary' }, text(view.submit)) : null)));
  showBusy(now);
}

function drawOne(block, now) {
  const press = (element, value) => pressed(now, block, element, value);
  if (block.type !== 'input') {
    const [drawn] = drawBlocks([block], (element, of, value) => press(element, value), (of, element) => present(now, of, element));
    drawn.dataset.block = block.block_id;
    return drawn;
  }
  const { element } = block;
  const drawn = drawField(block, {
    value: present(now, block, element),
    error: now.errors[block.block_id],
    remember: (value) => remember(now, block, element, value),
    act: (value) => press(element, value),
  });
  drawn.classList.add('block', 'input');
  return drawn;
}

function present({ view }, block, element) {
  const typed = drafts.get(view.id)?.[block.block_id]?.[element.action_id];
  return typed === undefined ? valueOf(element, view.state.values[block.block_id]?.[element.action_id]) : typed;
}

function remember({ view }, block, element, value) {
  const draft = drafts.get(view.id) ?? drafts.set(view.id, {}).get(view.id);
  (draft[block.block_id] ??= {})[element.action_id] = value ?? null;
}

/** What was typed into fields that are still there. */
function valuesOf({ view }) {
  const draft = drafts.get(view.id) ?? {};
  const values = {};
  for (const block of view.blocks.filter((one) => one.type === 'input')) {
    const typed = draft[block.block_id]?.[block.element.action_id];
    if (typed !== undefined) values[block.block_id] = { [block.element.action_id]: typed };
  }
  return values;
}

async function pressed(now, block, element, value) {
  const answer = await heard(act('action', {
    user: now.person, view_id: now.view.id, block_id: block.block_id, action_id: element.action_id, value, values: valuesOf(now),
  }));
  report(answer);
  now.refresh();
}

/** The answer, or that there was none. */
async function heard(asked) {
  try {
    return await asked;
  } catch {
    return { ok: false, error: 'no_workspace' };
  }
}

async function submit(event, now) {
  event.preventDefault();
  if (now.busy) return;
  const inputs = now.view.blocks.filter((block) => block.type === 'input');
  const faults = Object.fromEntries(inputs
    .map((block) => [block.block_id, fault(block, present(now, block, block.element))])
    .filter(([, why]) => why));
  if (Object.keys(faults).length) {
    refuse(now, faults);
    return;
  }
  busy(now, true);
  const answer = await heard(act('submit', { user: now.person, view_id: now.view.id, values: valuesOf(now) }));
  busy(now, false);
  if (answer.ok && !answer.errors) {
    drafts.delete(now.view.id);
    report(answer);
  } else if (answer.errors) {
    refuse(now, Object.fromEntries(Object.entries(answer.errors).map(([block, why]) => [block, sentence(why)])));
  } else {
    report(answer);
  }
  now.refresh();
}

function sentence(why) {
  return why.charAt(0).toUpperCase() + why.slice(1);
}

/** Says at each field what is wrong with it, and goes to the first. */
function refuse(now, errors) {
  if (shown?.view.id !== now.view.id) return;
  shown.errors = errors;
  draw(shown);
  dialog.querySelector('[aria-invalid=true]')?.focus();
}

function busy(now, is) {
  now.busy = is;
  if (shown?.view.id !== now.view.id) return;
  shown.busy = is;
  showBusy(shown);
}

function showBusy({ busy }) {
  const button = dialog.querySelector('button[type=submit]');
  button?.setAttribute('aria-disabled', String(busy));
  button?.classList.toggle('busy', busy);
  dialog.querySelector('form')?.setAttribute('aria-busy', String(busy));
}

function report(answer) {
  const problem = dialog.querySelector('.problem');
  if (!problem) return;
  const words = { dispatch_failed: NOT_HEARD, no_workspace: NO_WORKSPACE }[answer.error];
  problem.textContent = answer.ok ? '' : words ?? wording(answer);
}

/** Goes one view back, or out. */
async function leave(now) {
  if (now.leaving) return;
  now.leaving = true;
  const answer = await heard(act('close', { user: now.person, view_id: now.view.id }));
  now.leaving = false;
  if (answer.ok) drafts.delete(now.view.id);
  else if (answer.error !== 'view_not_found') report(answer);
  now.refresh();
}

function focusFirst({ view }) {
  const wanted = view.blocks.find((block) => block.element?.focus_on_load)?.block_id;
  const fields = [...dialog.querySelectorAll('.modal-body [data-block]')];
  const field = fields.find((node) => node.dataset.block === wanted) ?? dialog.querySelector('.modal-body .field');
  (field?.querySelector('input, textarea') ?? dialog.querySelector('button[type=submit], .modal-body button') ?? dialog.querySelector('h2'))?.focus();
}
