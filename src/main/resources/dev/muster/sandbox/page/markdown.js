// Markdown as the markdown block takes it, drawn as elements; HTML in it stays text.
import { el } from './api.js';
import { withEmoji } from './emoji.js';
import { broadcast, channelMention, link, safe, userMention } from './mrkdwn.js';

const ITEM = /^(\s*)([-*+]|\d{1,9}[.)])\s+(.*)$/;
const RULE = /^ {0,3}([-*_])(?:\s*\1){2,}\s*$/;
const FENCE = /^ {0,3}(```+|~~~+)\s*([\w+-]*)\s*$/;
const DASHES = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;

export function drawMarkdown(source) {
  return blocks((source ?? '').replace(/\r\n?/g, '\n').split('\n'));
}

/** Each kind of block by the line that begins it; draws it, and answers the first line after it. */
const KINDS = [
  [(line) => !line.trim(), (lines, at) => at + 1],
  [(line) => FENCE.test(line), fence],
  [(line) => /^ {0,3}#{1,6}\s/.test(line), heading],
  [(line) => RULE.test(line), (lines, at, out) => {
    out.append(el('hr'));
    return at + 1;
  }],
  [(line) => /^ {0,3}>/.test(line), quote],
  [(line, next) => line.includes('|') && DASHES.test(next ?? '') && next.includes('-'), table],
  [(line) => ITEM.test(line), list],
];

function blocks(lines) {
  const out = document.createDocumentFragment();
  let at = 0;
  while (at < lines.length) {
    const kind = kindOf(lines, at);
    at = kind ? kind(lines, at, out) : paragraph(lines, at, out);
  }
  return out;
}

function kindOf(lines, at) {
  return KINDS.find(([begins]) => begins(lines[at], lines[at + 1]))?.[1];
}

function paragraph(lines, at, out) {
  let end = at + 1;
  while (end < lines.length && !kindOf(lines, end)) end++;
  const drawn = el('p');
  lines.slice(at, end).forEach((line, i) => drawn.append(...(i ? [el('br')] : []), inline(line.trim())));
  out.append(drawn);
  return end;
}

function heading(lines, at, out) {
  const [, marks, words] = lines[at].match(/^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$/) ?? [null, '#', ''];
  // In a message, beneath the message's own headings.
  out.append(el('h' + Math.min(6, marks.length + 3), { className: 'md-h' + marks.length }, inline(words)));
  return at + 1;
}

function fence(lines, at, out) {
  const [, mark] = lines[at].match(FENCE);
  let end = at + 1;
  while (end < lines.length && !lines[end].trimStart().startsWith(mark)) end++;
  out.append(el('pre', { tabIndex: 0 }, lines.slice(at + 1, end).join('\n')));
  return end + 1;
}

function quote(lines, at, out) {
  let end = at;
  while (end < lines.length && /^ {0,3}>/.test(lines[end])) end++;
  out.append(el('blockquote', {}, blocks(lines.slice(at, end).map((line) => line.replace(/^ {0,3}> ?/, '')))));
  return end;
}

function list(lines, at, out) {
  const [, margin, mark] = lines[at].match(ITEM);
  const ordered = /\d/.test(mark);
  const drawn = el(ordered ? 'ol' : 'ul', {});
  if (ordered && parseInt(mark, 10) !== 1) drawn.start = parseInt(mark, 10);
  let next = at;
  while (next < lines.length) {
    const item = lines[next].match(ITEM);
    if (!item || item[1].length !== margin.length || /\d/.test(item[2]) !== ordered || RULE.test(lines[next])) break;
    let end = next + 1;
    const deeper = (line) => line.trim() && line.match(/^\s*/)[0].length > margin.length;
    while (end < lines.length && (deeper(lines[end]) || (!lines[end].trim() && lines[end + 1] && deeper(lines[end + 1])))) end++;
    drawn.append(listItem(item[3], lines.slice(next + 1, end)));
    next = end;
    while (lines[next] !== undefined && !lines[next].trim() && ITEM.test(lines[next + 1] ?? '')) next++;
  }
  out.append(drawn);
  return next;
}

function listItem(first, rest) {
  const task = first.match(/^\[([ xX])\]\s+(.*)$/);
  const words = inline(task ? task[2] : first);
  const drawn = task
    ? el('li', { className: 'task' }, el('span', {
      className: 'tick', role: 'img', 'aria-label': task[1] === ' ' ? 'To do:' : 'Done:',
    }, task[1] === ' ' ? '☐' : '☑'), ' ', words)
    : el('li', {}, words);
  const margin = Math.min(...rest.filter((line) => line.trim()).map((line) => line.match(/^\s*/)[0].length), 99);
  drawn.append(blocks(rest.map((line) => line.slice(margin))));
  return drawn;
}

function cells(line) {
  return line.trim().replace(/^\||\|$/g, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function table(lines, at, out) {
  const sides = cells(lines[at + 1]).map((dashes) =>
    (dashes.endsWith(':') ? (dashes.startsWith(':') ? 'center' : 'right') : 'left'));
  const row = (line, tag) => el('tr', {}, ...cells(line).slice(0, sides.length).map((cell, i) => {
    const drawn = el(tag, tag === 'th' ? { scope: 'col' } : {}, inline(cell));
    drawn.style.textAlign = sides[i];
    return drawn;
  }));
  let end = at + 2;
  while (end < lines.length && lines[end].includes('|') && lines[end].trim()) end++;
  out.append(el('div', { className: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Table' },
    el('table', {}, el('thead', {}, row(lines[at], 'th')),
      el('tbody', {}, ...lines.slice(at + 2, end).map((line) => row(line, 'td'))))));
  return end;
}

const INLINE = new RegExp([
  /\\([\\`*_{}[\]()#+.!|~<>-])/, // an escaped sign
  /(`+)(.+?)\2(?!`)/, // code
  /!?\[([^\]\n]*)\]\(([^()\s]+(?:\([^()\s]*\)[^()\s]*)*)(?:\s+"[^"]*")?\)/, // a link, or an image as its link
  /<((?:https?:\/\/|mailto:)[^<>\s]+)>/,
  /<([@#!])([A-Za-z0-9]+)(?:\|[^<>]*)?>/, // Slack's own references
  /(https?:\/\/[^\s<>]*[^\s<>.,;:!?'")\]*_~])/,
  /(\*\*|__)(?=\S)([\s\S]*?\S)\10/,
  /~~(?=\S)([\s\S]*?\S)~~/,
  /(?<![\p{L}\p{N}*])\*(?=[^\s*])([\s\S]*?[^\s*])\*(?!\*)/,
  /(?<![\p{L}\p{N}_])_(?=[^\s_])([\s\S]*?[^\s_])_(?![\p{L}\p{N}_])/,
].map((part) => part.source).join('|'), 'gu');

function inline(source) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const match of source.matchAll(INLINE)) {
    out.append(withEmoji(source.slice(at, match.index)), piece(match));
    at = match.index + match[0].length;
  }
  out.append(withEmoji(source.slice(at)));
  return out;
}

function piece([whole, escaped, , code, label, target, auto, kind, id, bare, , bold, strike, star, low]) {
  if (escaped !== undefined) return escaped;
  if (code !== undefined) return el('code', {}, code.replace(/^ (.*\S.*) $/, '$1'));
  if (target !== undefined) return safe(target) ? link(target, inline(label || target)) : whole;
  if (auto !== undefined) return link(auto, auto.replace(/^mailto:/, ''));
  if (kind === '@') return userMention(id);
  if (kind === '#') return channelMention(id);
  if (kind === '!') return /^(here|channel|everyone)$/.test(id) ? broadcast(id) : whole;
  if (bare !== undefined) return link(bare, bare);
  if (bold !== undefined) return el('strong', {}, inline(bold));
  if (strike !== undefined) return el('s', {}, inline(strike));
  return el('em', {}, inline(star ?? low));
}
