// Select menus, one or several to pick, with search; and the overflow menu.
import { el } from './api.js';
import { withEmoji } from './emoji.js';
import { safe } from './mrkdwn.js';
import { people, rooms } from './names.js';
import { openBeside } from './popup.js';

let made = 0;

/** What there is to pick: groups of {value, label, about}. */
function groupsOf(element) {
  if (element.type.includes('users')) return [{ options: people() }];
  if (/channels|conversations/.test(element.type)) return [{ options: rooms().filter(fitting(element.filter)) }];
  const option = ({ value, text, description }) => ({
    value, label: withEmoji(text.text), about: description ? withEmoji(description.text) : undefined,
  });
  if (element.option_groups) {
    return element.option_groups.map((group) => ({
      label: withEmoji(group.label.text), options: group.options.map(option),
    }));
  }
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat();
  return [{ options: (element.options ?? initial).map(option) }];
}

function fitting(filter) {
  return (room) => !filter?.include || filter.include.includes(room.kind);
}

const PROMPTS = [[/users/, 'Select people'], [/channels|conversations/, 'Select a channel'], [/./, 'Select an option']];

/** @param hand value (what is picked), remember(value), tell(value), clearable */
export function menu(element, hand) {
  const several = element.type.startsWith('multi_');
  const id = 'menu-' + ++made;
  const prompt = element.placeholder ? withEmoji(element.placeholder.text)
    : PROMPTS.find(([kind]) => kind.test(element.type))[1];
  const all = () => groupsOf(element).flatMap((group) => group.options);
  const labelOf = (value) => all().find((option) => option.value === value)?.label ?? value;
  let picked = several ? [...(hand.value ?? [])] : hand.value;
  let told = JSON.stringify(picked);
  let close = null;
  let active = -1;

  const list = el('div', {
    id, role: 'listbox', popover: 'manual', className: 'b-popup', 'aria-label': prompt,
    'aria-multiselectable': several ? 'true' : undefined,
  });
  const input = el('input', {
    type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: false, placeholder: prompt,
    'aria-controls': id, 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox',
    'aria-label': prompt,
    onclick: () => open(''),
    oninput: () => open(input.value),
    onkeydown: keys,
    onblur: () => shut(),
  });
  const chips = several ? el('span', { className: 'chips' }) : null;
  const clear = hand.clearable && !several ? el('button', {
    type: 'button', className: 'clear', 'aria-label': 'Clear the choice', onclick: () => settle(null),
  }, '×') : null;
  const box = el('div', { className: several ? 'pick several' : 'pick', 'data-value': '' }, chips, input, clear,
    el('span', { className: 'chevron', 'aria-hidden': 'true' }), list);

  function show() {
    box.dataset.value = several ? JSON.stringify(picked) : picked ?? '';
    if (clear) clear.hidden = !picked;
    if (!several) {
      input.value = picked ? labelOf(picked) : '';
      return;
    }
    input.value = '';
    input.placeholder = picked.length ? '' : prompt;
    // A chip that is being pressed must not go while it is.
    if (chips.dataset.shown === box.dataset.value) return;
    chips.dataset.shown = box.dataset.value;
    chips.replaceChildren(...picked.map((value) => el('button', {
      type: 'button', className: 'chip', 'aria-label': 'Remove ' + labelOf(value),
      onclick: () => {
        picked = picked.filter((other) => other !== value);
        changed();
        tellOnce();
        input.focus();
      },
    }, labelOf(value), el('span', { 'aria-hidden': 'true' }, ' ×'))));
  }

  const full = () => several && element.max_selected_items && picked.length >= element.max_selected_items;

  function options(letters) {
    const wanted = letters.trim().toLowerCase();
    const fits = (option) => (option.label + ' ' + (option.also ?? '')).toLowerCase().includes(wanted);
    let count = 0;
    const drawn = groupsOf(element).map((group, i) => {
      const rows = group.options.filter(fits).map((option) => row(option, count++));
      if (!rows.length || !group.label) return rows;
      const heading = id + '-group-' + i;
      return [el('div', { role: 'group', 'aria-labelledby': heading },
        el('div', { id: heading, className: 'b-group', role: 'presentation' }, group.label), ...rows)];
    }).flat();
    const none = element.type.endsWith('external_select')
      ? 'This workspace can’t ask the app for choices.' : 'Nothing fits.';
    list.replaceChildren(...(drawn.length ? drawn
      : [el('div', { role: 'option', 'aria-disabled': 'true', className: 'b-none' }, none)]));
  }

  function row(option, i) {
    const is = several ? picked.includes(option.value) : picked === option.value;
    return el('div', {
      role: 'option', id: id + '-' + i, className: 'b-row', 'aria-selected': String(is), 'data-value': option.value,
      'aria-disabled': full() && !is ? 'true' : undefined,
      onmousedown: (event) => event.preventDefault(),
      onclick: () => {
        active = i;
        choose(option.value);
      },
    }, el('span', {}, option.label), option.about ? el('small', {}, option.about) : null);
  }

  const rows = () => [...list.querySelectorAll('.b-row')];

  function point(to) {
    const all = rows();
    active = all.length ? (to + all.length) % all.length : -1;
    all.forEach((node, i) => node.classList.toggle('active', i === active));
    if (active >= 0) {
      input.setAttribute('aria-activedescendant', all[active].id);
      all[active].scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function open(letters) {
    options(letters);
    if (!close) {
      close = openBeside(list, box, () => shut());
      input.setAttribute('aria-expanded', 'true');
      if (!several) input.select();
    }
    point(Math.max(0, letters ? 0 : rows().findIndex((node) => node.ariaSelected === 'true')));
  }

  function shut() {
    if (close) {
      close();
      close = null;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }
    if (!several && hand.clearable && !input.value.trim() && picked) settle(null);
    else show();
    if (several) tellOnce();
  }

  function choose(value) {
    if (!several) {
      settle(value);
      return;
    }
    if (full() && !picked.includes(value)) return;
    picked = picked.includes(value) ? picked.filter((other) => other !== value) : [...picked, value];
    changed();
    const at = active;
    options('');
    point(at);
  }

  function changed() {
    show();
    hand.remember(picked);
  }

  async function settle(value) {
    const before = picked;
    picked = value;
    if (close) shut();
    show();
    hand.remember(picked);
    if (!(await hand.tell(picked))) {
      picked = before;
      changed();
    }
  }

  /** Several picks are one act, done when the list closes. */
  async function tellOnce() {
    const said = JSON.stringify(picked);
    if (said === told) return;
    const before = told;
    told = said;
    if (!(await hand.tell(picked))) {
      told = before;
      picked = JSON.parse(before);
      changed();
    }
  }

  function keys(event) {
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      if (!close) open('');
      else point(active + moves[event.key]);
    } else if (event.key === 'Enter') {
      event.preventDefault(); // the form is not sent by a choice
      if (!close) open('');
      else if (rows()[active]) choose(rows()[active].dataset.value);
    } else if (event.key === 'Escape' && close) {
      event.preventDefault();
      event.stopPropagation();
      input.value = '';
      if (!several && picked) input.value = labelOf(picked);
      shut();
    } else if (event.key === 'Backspace' && several && !input.value && picked.length) {
      picked = picked.slice(0, -1);
      changed();
      if (close) open('');
    }
  }

  show();
  return box;
}

/** The three dots. */
export function overflow(element, hand) {
  const id = 'menu-' + ++made;
  let close = null;
  const button = el('button', {
    type: 'button', className: 'dots', 'aria-label': 'More options', 'aria-haspopup': 'menu',
    'aria-expanded': 'false', 'aria-controls': id,
    onclick: () => (close ? shut() : open()),
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' && !close) {
        event.preventDefault();
        open();
      }
    },
  }, '⋯');
  const items = element.options.map((option) => el('button', {
    type: 'button', role: 'menuitem', tabIndex: -1, className: 'b-row',
    onclick: () => {
      shut();
      button.focus();
      if (option.url && safe(option.url)) window.open(option.url, '_blank', 'noopener,noreferrer');
      hand.tell(option.value);
    },
  }, el('span', {}, withEmoji(option.text.text)),
  option.description ? el('small', {}, withEmoji(option.description.text)) : null));
  const list = el('div', { id, role: 'menu', popover: 'manual', className: 'b-popup', 'aria-label': 'More options', onkeydown: keys }, ...items);

  function open() {
    close = openBeside(list, button, shut);
    button.setAttribute('aria-expanded', 'true');
    items[0].focus();
  }

  function shut() {
    close?.();
    close = null;
    button.setAttribute('aria-expanded', 'false');
  }

  function keys(event) {
    const at = items.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      items[(to + items.length) % items.length].focus();
    } else if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      event.stopPropagation();
      shut();
      button.focus();
    }
  }

  return el('span', { className: 'overflow-box' }, button, list);
}
