// What a person types into a form: text, numbers, addresses, rich text.
import { el } from './api.js';

const KINDS = { plain_text_input: 1, email_text_input: 1, url_text_input: 1, number_input: 1 };
const TYPES = { email_text_input: 'email', url_text_input: 'url' };
const MODES = { number_input: 'decimal', email_text_input: 'email', url_text_input: 'url' };

/** When Slack tells the app of typing: on Enter if nothing else is asked for. */
function tellsOn(element, event) {
  return (element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed']).includes(event);
}

/** Whether Enter in it tells the app, where the app is told at all. */
export function toldOnEnter(element) {
  return Object.hasOwn(KINDS, element.type) && !element.multiline && tellsOn(element, 'on_enter_pressed');
}

export function typed(element, hand) {
  const multiline = Boolean(element.multiline);
  const left = el('span', { className: 'left' });
  const count = () => {
    const remaining = element.max_length - [...input.value].length;
    left.textContent = String(remaining);
    left.classList.toggle('over', remaining < 0);
    left.title = remaining + ' characters left';
    left.hidden = remaining > 300; // long texts are seldom that long
  };
  const input = el(multiline ? 'textarea' : 'input', {
    type: multiline ? undefined : TYPES[element.type] ?? 'text',
    inputMode: MODES[element.type],
    rows: multiline ? 4 : undefined,
    autocomplete: 'off',
    value: hand.value ?? '',
    placeholder: element.placeholder?.text ?? '',
    'aria-label': element.placeholder?.text ?? 'Text',
    oninput: () => {
      hand.remember(input.value);
      if (element.max_length) count();
      if (hand.dispatches && tellsOn(element, 'on_character_entered')) hand.tell(input.value);
    },
    onkeydown: (event) => {
      if (event.key === 'Enter' && !event.isComposing && (!multiline || event.ctrlKey || event.metaKey)) {
        if (hand.dispatches && tellsOn(element, 'on_enter_pressed')) {
          event.preventDefault();
          hand.tell(input.value);
        }
      }
    },
  });
  if (!element.max_length) return input;
  count();
  return el('div', { className: 'counted' }, input, left);
}

const MARKS = /(?<![\p{L}\p{N}])([*_~`])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
const STYLES = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code' };
const BLOCKS = [[/^\s*[-•*]\s+/, 'bullet'], [/^\s*\d+[.)]\s+/, 'ordered'], [/^>\s?/, 'quote']];

/** Rich text is written with the marks that Slack's composer takes, and told as rich text. */
export function richInput(element, hand) {
  const input = el('textarea', {
    rows: 5, value: plainOf(hand.value), placeholder: element.placeholder?.text ?? '', 'aria-label': element.placeholder?.text ?? 'Text',
    oninput: () => hand.remember(richOf(input.value)),
  });
  return el('div', { className: 'rich' }, input,
    el('p', { className: 'hint' }, '*bold*  _italic_  ~struck~  `code`, and lines that begin with -, 1. or >'));
}

function pieces(line) {
  const out = [];
  let at = 0;
  for (const match of line.matchAll(MARKS)) {
    if (match.index > at) out.push({ type: 'text', text: line.slice(at, match.index) });
    out.push({ type: 'text', text: match[2], style: { [STYLES[match[1]]]: true } });
    at = match.index + match[0].length;
  }
  if (at < line.length) out.push({ type: 'text', text: line.slice(at) });
  return out;
}

/** @returns a rich_text block, or null for nothing */
export function richOf(typed) {
  if (!typed.trim()) return null;
  const elements = [];
  for (const line of typed.split('\n')) {
    const [mark, kind] = BLOCKS.find(([begins]) => begins.test(line)) ?? [/^/, 'section'];
    add(elements, kind, pieces(line.replace(mark, '')));
  }
  return { type: 'rich_text', elements };
}

function add(elements, kind, words) {
  const last = elements.at(-1);
  const newline = { type: 'text', text: '\n' };
  if (kind === 'bullet' || kind === 'ordered') {
    const item = { type: 'rich_text_section', elements: words };
    if (last?.style === kind) last.elements.push(item);
    else elements.push({ type: 'rich_text_list', style: kind, elements: [item] });
  } else if (last?.type === 'rich_text_' + kind) {
    last.elements.push(newline, ...words);
  } else {
    elements.push({ type: 'rich_text_' + kind, elements: words });
  }
}

/** What was written, as far as it can be written with marks. */
function plainOf(block) {
  const mark = (piece) => {
    const sign = Object.keys(STYLES).find((one) => piece.style?.[STYLES[one]]) ?? '';
    return sign + (piece.text ?? piece.url ?? '') + sign;
  };
  const words = (part) => (part.elements ?? []).map((piece) => (piece.elements ? words(piece) : mark(piece))).join('');
  return (block?.elements ?? []).map((part) => {
    if (part.type !== 'rich_text_list') return (part.type === 'rich_text_quote' ? '> ' : '') + words(part);
    return part.elements.map((item, i) => (part.style === 'ordered' ? i + 1 + '. ' : '- ') + words(item)).join('\n');
  }).join('\n');
}
