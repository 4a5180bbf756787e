// Slack's mrkdwn as elements. Text is only ever text: nothing here is read as HTML.
import { el } from './api.js';
import { drawDate } from './dates.js';
import { emoji, signOf, withEmoji } from './emoji.js';
import { channelName, groupHandle, know, personName } from './names.js';

export { emoji, know, personName, withEmoji };

/** Stands in a text for the next piece that is drawn already. */
const DRAWN = '\uE000';
const BARE = String.raw`https?:\/\/(?:(?!&[lg]t;)[^\s<>|\uE000])*(?!&[lg]t;)[^\s<>|\uE000.,;:!?'")\]*_~]`;
const PIECE = '\\n?```([\\s\\S]+?)```\\n?|`([^`\\n]+)`|<([^<>\\n]+)>|:([a-z0-9_+\'-]+):(?::skin-tone-[2-6]:)?|(\uE000)';
const LINKED = new RegExp(PIECE + '|(' + BARE + ')', 'g');
const VERBATIM = new RegExp(PIECE, 'g');
const STYLED = /(?<![\p{L}\p{N}])([*_~])(?!\1)(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
const STYLES = { '*': 'strong', _: 'em', '~': 's' };

export function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object of Block Kit. */
export function text(object) {
  if (!object) return document.createTextNode('');
  if (object.type === 'mrkdwn') return mrkdwn(object.text, object.verbatim);
  return broken(withEmoji(object.text));
}

/** Text with its line breaks. */
export function broken(plain) {
  const out = document.createDocumentFragment();
  plain.split('\n').forEach((line, i) => out.append(...(i ? [el('br'), line] : [line])));
  return out;
}

/** @param verbatim whether a bare address stays text, as Slack has it on request */
export function mrkdwn(source, verbatim = false) {
  const drawn = [];
  const marked = (source ?? '').replace(verbatim ? VERBATIM : LINKED, (whole, pre, code, token, named, drawnMark, bare) => {
    const node = piece(whole, { pre, code, token, named, bare: verbatim ? undefined : bare });
    if (node === null) return whole;
    drawn.push(node);
    return node.nodeName === 'PRE' ? '\n' + DRAWN + '\n' : DRAWN;
  });
  return lines(marked, drawn);
}

function piece(whole, { pre, code, token, named, bare }) {
  if (pre !== undefined) return el('pre', { tabIndex: 0 }, unescaped(pre.replace(/^\n|\n$/g, '')));
  if (code !== undefined) return el('code', {}, unescaped(code));
  if (token !== undefined) return reference(token, whole);
  if (named !== undefined) return signOf(named) === undefined ? null : sign(named);
  if (bare !== undefined) return link(unescaped(bare), unescaped(bare));
  return document.createTextNode(DRAWN);
}

/** An emoji that says its name. */
export function sign(name) {
  const drawn = signOf(name);
  return drawn === undefined ? document.createTextNode(':' + name + ':')
    : el('span', { className: 'emoji', title: ':' + name + ':' }, drawn);
}

function lines(marked, drawn) {
  const out = document.createDocumentFragment();
  let quote = null;
  let open = false;
  let rest = false;
  for (const line of marked.split('\n')) {
    const quoted = rest ? [line, '', line] : line.match(/^(&gt;&gt;&gt;|>>>|&gt;|>) ?(.*)$/);
    rest ||= quoted?.[1].length > 4 || quoted?.[1] === '>>>';
    if (quoted) {
      if (quote) quote.append(el('br'));
      else out.append((quote = el('blockquote')));
      inline(quoted[2], drawn, quote);
      open = false;
    } else if (line === DRAWN && drawn[0].nodeName === 'PRE') {
      out.append(drawn.shift());
      [quote, open] = [null, false];
    } else {
      // Beside a box the line ends without a break.
      if (open) out.append(el('br'));
      [quote, open] = [null, true];
      inline(line, drawn, out);
    }
  }
  return out;
}

function inline(line, drawn, into) {
  let at = 0;
  const plain = (words) => words.split(DRAWN).forEach((between, i) => {
    if (i) into.append(drawn.shift());
    if (between) into.append(unescaped(between));
  });
  for (const match of line.matchAll(STYLED)) {
    plain(line.slice(at, match.index));
    const styled = el(STYLES[match[1]]);
    inline(match[2], drawn, styled);
    into.append(styled);
    at = match.index + match[0].length;
  }
  plain(line.slice(at));
}

function reference(token, whole) {
  const bar = token.indexOf('|');
  const target = bar < 0 ? token : token.slice(0, bar);
  const label = bar < 0 ? undefined : unescaped(token.slice(bar + 1));
  if (/^@[A-Z0-9]+$/.test(target)) return userMention(target.slice(1));
  if (/^#[A-Z0-9]+$/.test(target)) return channelMention(target.slice(1), label);
  if (target.startsWith('!subteam^')) return groupMention(target.slice(9), label);
  if (target.startsWith('!date^')) return date(target, label);
  if (/^!(here|channel|everyone)$/.test(target)) return broadcast(target.slice(1));
  if (safe(unescaped(target))) return link(unescaped(target), withEmoji(label ?? unescaped(target)));
  return document.createTextNode(unescaped(whole));
}

function date(target, fallback) {
  const [, seconds, format, href] = target.split('^');
  const drawn = drawDate(seconds, unescaped(format ?? ''), fallback);
  return href && safe(unescaped(href)) ? link(unescaped(href), drawn) : drawn;
}

export function safe(href) {
  return /^(https?:\/\/|mailto:)/i.test(href) && URL.canParse(href);
}

/** A link, or only its label where it leads nowhere that is safe. */
export function link(href, label) {
  if (safe(href)) return el('a', { href, target: '_blank', rel: 'noopener noreferrer' }, label);
  return typeof label === 'string' ? document.createTextNode(label) : label;
}

export function mention(label) {
  return el('span', { className: 'mention' }, label);
}

export function userMention(id) {
  return el('span', { className: 'mention', 'data-user': id }, '@' + personName(id));
}

export function channelMention(id, label) {
  return el('span', { className: 'mention', 'data-channel': id }, '#' + (channelName(id) ?? (label || 'private-channel')));
}

export function groupMention(id, label) {
  const handle = groupHandle(id) ?? (label ?? id).replace(/^@/, '');
  return el('span', { className: 'mention', 'data-group': id }, '@' + handle);
}

export function broadcast(range) {
  return el('span', { className: 'shout' }, '@' + range);
}
