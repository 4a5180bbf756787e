// Block Kit as elements. What a person does with one is reported to onAct(element, block, value, values).
import { el } from './api.js';
import { control } from './elements.js';
import { drawField } from './field.js';
import { picture } from './image.js';
import { drawMarkdown } from './markdown.js';
import { link, safe, text } from './mrkdwn.js';
import { drawRichText } from './richtext.js';
import { drawTable } from './table.js';
import { initialOf } from './values.js';

export { offer } from './names.js';

/**
 * @param onAct what a person does; its fourth argument is what they typed into input blocks, as
 *     {block_id: {action_id: value}}
 * @param presentOf what stands in an element, where it may differ from what the app put there
 */
export function drawBlocks(blocks, onAct, presentOf = (block, element) => initialOf(element)) {
  const values = {};
  const surface = {
    act: (element, block) => (value) => onAct(element, block, value, values),
    remember: (element, block) => (value) => { (values[block.block_id] ??= {})[element.action_id] = value; },
    presentOf,
  };
  return (blocks ?? []).map((block) => {
    const known = Object.hasOwn(KINDS, block.type);
    const drawn = (known ? KINDS[block.type] : unknown)(block, surface);
    drawn.classList.add('block', known ? block.type : 'unknown');
    return drawn;
  });
}

const KINDS = {
  header: (block) => el('h3', {}, text(block.text)),
  divider: () => el('hr'),
  section,
  context: (block) => el('div', {}, ...block.elements.map((part) =>
    (part.type === 'image' ? picture(part, 'small') : el('span', {}, text(part))))),
  actions: (block, surface) => row(block, surface),
  context_actions: (block, surface) => row(block, surface),
  rich_text: (block) => el('div', {}, drawRichText(block)),
  markdown: (block) => el('div', {}, drawMarkdown(block.text)),
  image: (block) => el('figure', {}, block.title ? el('figcaption', {}, text(block.title)) : null, picture(block, 'large')),
  table: drawTable,
  input: (block, surface) => drawField(block, {
    value: surface.presentOf(block, block.element),
    remember: surface.remember(block.element, block),
    act: surface.act(block.element, block),
  }),
  video,
  file: (block) => el('p', { className: 'instead' }, '📄 A file from elsewhere: ' + (block.external_id ?? '')),
};

function acting(element, block, surface) {
  return control(element, surface.act(element, block), { value: surface.presentOf(block, element) });
}

function row(block, surface) {
  return el('div', { role: 'group', 'aria-label': 'Actions' },
    ...block.elements.map((element) => acting(element, block, surface)));
}

function section(block, surface) {
  const words = el('div', { className: 'words' });
  if (block.text) words.append(el('div', {}, text(block.text)));
  if (block.fields) {
    words.append(el('div', { className: 'fields' },
      ...block.fields.map((field) => el('div', { className: 'pair' }, text(field)))));
  }
  const side = block.accessory;
  if (!side) return el('div', {}, words);
  const drawn = side.type === 'image' ? picture(side, 'side') : acting(side, block, surface);
  const wide = /checkboxes|radio_buttons/.test(side.type) ? 'beneath' : '';
  return el('div', { className: wide }, words, el('div', { className: 'accessory' }, drawn));
}

function video(block) {
  const title = text(block.title);
  return el('figure', {},
    el('figcaption', {}, block.title_url && safe(block.title_url) ? link(block.title_url, title) : title,
      block.author_name ? el('small', {}, ' ' + block.author_name) : null),
    block.description ? el('p', {}, text(block.description)) : null,
    picture({ image_url: block.thumbnail_url, alt_text: '▶ ' + block.alt_text }, 'large'));
}

/** Words that can be read are better than none. */
function unknown(block) {
  const words = text(block.text ?? block.title ?? undefined);
  return el('div', { className: 'instead' }, '[' + block.type + '] ', words);
}
