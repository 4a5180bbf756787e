// Dates and times.
import { el } from './api.js';

/** Keys change a date part by part: it is told once, when they are done. */
function picker(type, element, hand, shown, said) {
  let keyed = false;
  let told = hand.value;
  const tell = async () => {
    const value = said(input.value);
    if (value === told) return;
    const before = told;
    told = value;
    if (!(await hand.tell(value))) {
      told = before;
      input.value = shown(before);
      hand.remember(before);
    }
  };
  const input = el('input', {
    type, value: shown(hand.value), 'aria-label': element.placeholder?.text ?? LABELS[type],
    onkeydown: (event) => {
      keyed = true;
      if (event.key === 'Enter') {
        event.preventDefault();
        tell();
      }
    },
    onpointerdown: () => { keyed = false; },
    onchange: () => {
      hand.remember(said(input.value));
      if (!keyed) tell();
    },
    oninput: () => hand.remember(said(input.value)),
    onblur: tell,
  });
  return input;
}

const LABELS = { date: 'Select a date', time: 'Select a time', 'datetime-local': 'Select a date and a time' };
const asIs = (value) => value ?? '';
const orNull = (value) => value || null;

export function datePicker(element, hand) {
  return picker('date', element, hand, asIs, orNull);
}

export function timePicker(element, hand) {
  return picker('time', element, hand, asIs, orNull);
}

/** Seconds since 1970 to the app; the reader's own zone to the reader. */
export function momentPicker(element, hand) {
  const two = (number) => String(number).padStart(2, '0');
  const shown = (seconds) => {
    if (!seconds) return '';
    const when = new Date(seconds * 1000);
    return when.getFullYear() + '-' + two(when.getMonth() + 1) + '-' + two(when.getDate())
      + 'T' + two(when.getHours()) + ':' + two(when.getMinutes());
  };
  return picker('datetime-local', element, hand, shown, (value) => (value ? new Date(value).getTime() / 1000 : null));
}
