// "Are you sure?", as Slack asks it before an element acts.
import { el } from './api.js';
import { text } from './mrkdwn.js';

let asked = 0;

/** Whether the person means it; at once where nothing is to be asked. */
export function confirmed(ask) {
  if (!ask) return Promise.resolve(true);
  return new Promise((settle) => {
    const id = 'confirm-' + ++asked;
    const before = document.activeElement;
    const end = (answer) => () => {
      dialog.close();
      dialog.remove();
      before?.focus?.();
      settle(answer);
    };
    const dialog = el('dialog', {
      className: 'confirm', 'aria-labelledby': id + '-title', 'aria-describedby': id + '-text',
      oncancel: (event) => {
        event.preventDefault();
        end(false)();
      },
    },
    el('h2', { id: id + '-title' }, text(ask.title)),
    el('div', { id: id + '-text', className: 'confirm-text' }, text(ask.text)),
    el('div', { className: 'ends' },
      el('button', { type: 'button', onclick: end(false) }, text(ask.deny)),
      el('button', {
        type: 'button', autofocus: true, className: ask.style === 'danger' ? 'danger' : 'primary', onclick: end(true),
      }, text(ask.confirm))));
    dialog.setAttribute('role', 'alertdialog');
    document.body.append(dialog);
    dialog.showModal();
  });
}
