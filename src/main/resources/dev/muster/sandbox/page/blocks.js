// Block Kit as elements. What a person does with one is reported to onAct(element, block, value).
import { el } from './api.js';
import { link, mention, mrkdwn, personName, text, emoji } from './mrkdwn.js';

let people = [];
let channels = [];

export function offer(state) {
  people = state.users.filter((user) => !user.is_bot).map((user) => [user.id, user.real_name]);
  channels = state.channels.filter((c) => !c.is_im).map((c) => [c.id, '#' + c.name]);
}

export function drawBlocks(blocks, onAct) {
  return blocks.map((block) => {
    const drawn = draw(block, onAct);
    drawn.classList?.add('block', block.type);
    return drawn;
  });
}

function draw(block, onAct) {
  switch (block.type) {
    case 'header':
      return el('h3', {}, text(block.text));
    case 'divider':
      return el('hr');
    case 'section':
      return section(block, onAct);
    case 'context':
      return el('div', {}, ...block.elements.map((part) =>
        el('span', {}, part.type === 'image' ? '🖼 ' + part.alt_text : text(part))));
    case 'actions':
      return el('div', { role: 'group' }, ...block.elements.map((element) =>
        control(element, (value) => onAct(element, block, value))));
    case 'rich_text':
      return el('div', {}, ...block.elements.map(richPart));
    case 'markdown':
      return el('div', {}, mrkdwn(block.text));
    case 'image':
      return el('p', {}, '🖼 ' + (block.title?.text ?? block.alt_text));
    default:
      return el('p', {}, '[' + block.type + ']');
  }
}

function section(block, onAct) {
  const words = el('div', {});
  if (block.text) words.append(text(block.text));
  if (block.fields) {
    words.append(el('div', { className: 'fields' }, ...block.fields.map((field) => el('div', {}, text(field)))));
  }
  const side = block.accessory && block.accessory.type !== 'image'
    ? control(block.accessory, (value) => onAct(block.accessory, block, value))
    : null;
  return el('div', {}, words, side);
}

function richPart(part) {
  const inner = (part.elements ?? []).map((piece) => (piece.elements ? richPart(piece) : richPiece(piece)));
  switch (part.type) {
    case 'rich_text_list':
      return el(part.style === 'ordered' ? 'ol' : 'ul', {}, ...inner.map((item) => el('li', {}, item)));
    case 'rich_text_quote':
      return el('blockquote', {}, ...inner);
    case 'rich_text_preformatted':
      return el('pre', {}, ...inner);
    default:
      return el('span', {}, ...inner);
  }
}

function richPiece(piece) {
  switch (piece.type) {
    case 'user': return mention('@' + personName(piece.user_id));
    case 'usergroup': return mrkdwn('<!subteam^' + piece.usergroup_id + '>');
    case 'channel': return mrkdwn('<#' + piece.channel_id + '>');
    case 'broadcast': return el('span', { className: 'shout' }, '@' + piece.range);
    case 'emoji': return document.createTextNode(emoji(piece.name));
    case 'link': return link(piece.url, piece.text ?? piece.url);
    default: return styled(piece);
  }
}

function styled(piece) {
  const out = document.createDocumentFragment();
  (piece.text ?? '').split('\n').forEach((line, i) => out.append(...(i ? [el('br'), line] : [line])));
  const tags = { bold: 'strong', italic: 'em', strike: 's', code: 'code' };
  return Object.keys(piece.style ?? {}).reduce((inner, name) => el(tags[name] ?? 'span', {}, inner), out);
}

function confirmed(element) {
  const ask = element.confirm;
  return !ask || window.confirm(ask.title.text + '\n\n' + ask.text.text);
}

/** Something to press or pick in; change(value) when a person does. */
export function control(element, change, state) {
  const label = element.placeholder?.text ?? element.action_id;
  const tell = (value) => confirmed(element) && change(value);
  switch (element.type) {
    case 'button':
      return el('button', {
        type: 'button',
        className: element.style ?? '',
        'aria-label': element.accessibility_label,
        onclick: () => {
          if (element.url) window.open(element.url, '_blank', 'noreferrer');
          tell(element.value);
        },
      }, text(element.text));
    case 'overflow':
      return menu(label === element.action_id ? 'More…' : label, options(element), '', tell, true);
    case 'checkboxes':
    case 'radio_buttons':
      return choices(element, tell, state);
    case 'static_select':
    case 'external_select':
      return menu(label, options(element), state?.selected_option?.value ?? element.initial_option?.value, tell);
    case 'users_select':
      return menu(label, people, state?.selected_user ?? element.initial_user, tell);
    case 'channels_select':
    case 'conversations_select':
      return menu(label, channels, state?.selected_channel ?? state?.selected_conversation
        ?? element.initial_channel ?? element.initial_conversation, tell);
    case 'multi_static_select':
    case 'multi_users_select':
    case 'multi_channels_select':
    case 'multi_conversations_select':
      return many(element, label, tell, state);
    case 'datepicker':
      return input('date', element, state?.selected_date ?? element.initial_date, label, tell);
    case 'timepicker':
      return input('time', element, state?.selected_time ?? element.initial_time, label, tell);
    default:
      return typed(element, label, tell, state);
  }
}

function options(element) {
  const all = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  return all.map((option) => [option.value, option.text.text]);
}

function menu(label, entries, chosen, tell, resets) {
  return el('select', {
    'aria-label': label,
    onchange: (event) => {
      tell(event.target.value || null);
      if (resets) event.target.value = '';
    },
  }, el('option', { value: '', selected: !chosen }, label),
  ...entries.map(([value, name]) => el('option', { value, selected: value === chosen }, name)));
}

function many(element, label, tell, state) {
  const entries = element.type === 'multi_static_select' ? options(element)
    : element.type === 'multi_users_select' ? people : channels;
  const given = state ?? {};
  const chosen = given.selected_options?.map((option) => option.value) ?? given.selected_users
    ?? given.selected_channels ?? given.selected_conversations ?? [];
  return el('select', {
    multiple: true,
    'aria-label': label,
    onchange: (event) => tell([...event.target.selectedOptions].map((option) => option.value)),
  }, ...entries.map(([value, name]) => el('option', { value, selected: chosen.includes(value) }, name)));
}

let groups = 0;

function choices(element, tell, state) {
  const several = element.type === 'checkboxes';
  const name = 'choice' + ++groups;
  const at = several
    ? (state?.selected_options ?? element.initial_options ?? []).map((option) => option.value)
    : [(state?.selected_option ?? element.initial_option)?.value];
  const box = el('fieldset', { 'aria-label': element.action_id });
  const ticked = () => [...box.querySelectorAll('input:checked')].map((tick) => tick.value);
  for (const option of element.options) {
    box.append(el('label', { className: 'choice' },
      el('input', {
        type: several ? 'checkbox' : 'radio',
        name,
        value: option.value,
        checked: at.includes(option.value),
        onchange: () => tell(several ? ticked() : ticked()[0]),
      }), ' ', text(option.text), option.description ? el('small', {}, text(option.description)) : null));
  }
  return box;
}

function input(type, element, value, label, tell) {
  return el('input', { type, value: value ?? '', 'aria-label': label, onchange: (event) => tell(event.target.value || null) });
}

function typed(element, label, tell, state) {
  const multiline = element.multiline;
  const type = { email_text_input: 'email', url_text_input: 'url', number_input: 'number' }[element.type] ?? 'text';
  return el(multiline ? 'textarea' : 'input', {
    type: multiline ? undefined : type,
    rows: multiline ? 4 : undefined,
    value: state?.value ?? element.initial_value ?? '',
    placeholder: element.placeholder?.text ?? '',
    maxLength: element.max_length ?? 3000,
    'aria-label': label,
    onchange: (event) => tell(event.target.value),
  });
}
