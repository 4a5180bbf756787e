// An input block: its label, its element, its hint, and what is wrong with it.
import { el } from './api.js';
import { control, nameBy } from './elements.js';
import { text } from './mrkdwn.js';
import { toldOnEnter } from './typed.js';

let made = 0;

/** @param given value, error, remember(value), act(value) where the app is told at once */
export function drawField(block, given) {
  const id = 'field-' + ++made;
  const { element } = block;
  const dispatches = Boolean(block.dispatch_action);
  const drawn = control(element, async (value) => {
    given.remember(value);
    if (dispatches) await given.act(value);
  }, { ...given, dispatches, clearable: Boolean(block.optional) });
  const words = block.hint ? text(block.hint) : dispatches && toldOnEnter(element) ? 'Press Enter to send' : null;
  const hint = words ? el('p', { className: 'hint', id: id + '-hint' }, words) : null;
  const wrong = given.error ? el('p', { className: 'wrong', id: id + '-wrong' }, given.error) : null;
  const about = [wrong?.id, hint?.id].filter(Boolean).join(' ');
  const field = nameBy(drawn, id + '-label', about, Boolean(wrong), !block.optional);
  const named = field.matches('fieldset') ? {} : { htmlFor: (field.id = id) };
  return el('div', { className: 'field', 'data-block': block.block_id, 'data-action': element.action_id },
    el(field.matches('fieldset') ? 'div' : 'label', { className: 'label', id: id + '-label', ...named },
      text(block.label), block.optional ? el('span', { className: 'optional' }, ' (optional)') : null),
    drawn, wrong, hint);
}
