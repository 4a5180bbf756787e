// The elements that a person acts with. Each is drawn for a hand: {value, remember(value), tell(value), clearable}.
import { el } from './api.js';
import { confirmed } from './confirm.js';
import { menu, overflow } from './menus.js';
import { safe, text } from './mrkdwn.js';
import { datePicker, momentPicker, timePicker } from './pickers.js';
import { richInput, typed } from './typed.js';

let groups = 0;

const KINDS = {
  button, workflow_button: button, icon_button: iconButton, feedback_buttons: feedback, overflow, checkboxes: choices,
  radio_buttons: choices, datepicker: datePicker, timepicker: timePicker, datetimepicker: momentPicker,
  plain_text_input: typed, email_text_input: typed, url_text_input: typed, number_input: typed,
  rich_text_input: richInput, file_input: fileInput,
};

/** Pressed twice in haste is pressed once. */
const PRESSED = new Set(['button', 'workflow_button', 'icon_button', 'feedback_buttons', 'overflow']);

/**
 * @param act called with a value once the person has confirmed it
 * @param given value, remember, clearable; all may be left out
 */
export function control(element, act, given = {}) {
  let acting = false;
  const hand = {
    value: given.value ?? null,
    clearable: given.clearable ?? false,
    describedBy: given.describedBy,
    dispatches: given.dispatches ?? true,
    remember: given.remember ?? (() => {}),
    /** Whether it was done: false where the person said no, or the last press still goes on. */
    tell: async (value) => {
      if (acting && PRESSED.has(element.type)) return false;
      acting = true;
      try {
        if (!(await confirmed(element.confirm))) return false;
        drawn.setAttribute('aria-busy', 'true');
        await act(value);
      } finally {
        acting = false;
        drawn.removeAttribute('aria-busy');
      }
      return true;
    },
  };
  const drawn = kindOf(element)(element, hand);
  drawn.classList.add('element', kindOf(element) === unknown ? 'unknown' : element.type);
  return drawn;
}

function kindOf({ type }) {
  if (Object.hasOwn(KINDS, type)) return KINDS[type];
  return /^(multi_)?[a-z]+_select$/.test(type) ? menu : unknown;
}

/** Names an element by what stands beside it. */
export function nameBy(drawn, labelId, describedBy, invalid, required) {
  const field = drawn.matches('input, textarea, fieldset') ? drawn : drawn.querySelector('input:not([type=checkbox]):not([type=radio]), textarea, fieldset') ?? drawn;
  field.setAttribute('aria-labelledby', labelId);
  if (describedBy) field.setAttribute('aria-describedby', describedBy);
  const states = [field, ...field.querySelectorAll('input')].filter((node) => node.matches('input, textarea, [role=radiogroup]'));
  if (invalid) for (const node of states) node.setAttribute('aria-invalid', 'true');
  if (required && field.matches('input, textarea, [role=radiogroup]')) field.setAttribute('aria-required', 'true');
  return field;
}

function button(element, hand) {
  const look = { className: ['button', element.style].filter(Boolean).join(' '), 'aria-label': element.accessibility_label };
  if (!element.url || !safe(element.url)) {
    return el('button', { type: 'button', ...look, onclick: () => hand.tell(element.value) }, text(element.text));
  }
  return el('a', {
    ...look, href: element.url, target: '_blank', rel: 'noopener noreferrer',
    onclick: async (event) => {
      if (element.confirm) event.preventDefault();
      if (await hand.tell(element.value) && element.confirm) window.open(element.url, '_blank', 'noopener,noreferrer');
    },
  }, text(element.text));
}

function iconButton(element, hand) {
  return el('button', {
    type: 'button', className: 'button b-quiet', 'aria-label': element.accessibility_label,
    onclick: () => hand.tell(element.value),
  }, text(element.text));
}

function feedback(element, hand) {
  return el('span', { role: 'group', 'aria-label': 'Feedback' },
    ...[element.positive_button, element.negative_button].filter(Boolean).map((one) => el('button', {
      type: 'button', className: 'button b-quiet', 'aria-label': one.accessibility_label, onclick: () => hand.tell(one.value),
    }, text(one.text))));
}

function choices(element, hand) {
  const several = element.type === 'checkboxes';
  const name = 'choice-' + ++groups;
  const box = el('fieldset', { role: several ? undefined : 'radiogroup', 'aria-label': several ? 'Check boxes' : 'Choices' });
  const ticks = () => [...box.querySelectorAll('input')];
  let before = several ? hand.value ?? [] : [hand.value];
  const show = () => ticks().forEach((tick) => { tick.checked = before.includes(tick.value); });
  const changed = async () => {
    const now = ticks().filter((tick) => tick.checked).map((tick) => tick.value);
    hand.remember(several ? now : now[0]);
    if (await hand.tell(several ? now : now[0])) {
      before = now;
    } else {
      show();
      hand.remember(several ? before : before[0]);
    }
  };
  element.options.forEach((option, i) => {
    const about = option.description ? el('small', { id: name + '-about-' + i }, text(option.description)) : null;
    box.append(el('div', { className: 'choice' },
      el('label', {}, el('input', {
        type: several ? 'checkbox' : 'radio', name, value: option.value, 'aria-describedby': about?.id, onchange: changed,
      }), el('span', {}, text(option.text))), about));
  });
  show();
  return box;
}

function fileInput() {
  return el('p', { className: 'instead' }, 'Files can’t be attached in the practice workspace.');
}

function unknown(element) {
  return el('span', { className: 'instead' }, '[' + element.type + ']');
}
