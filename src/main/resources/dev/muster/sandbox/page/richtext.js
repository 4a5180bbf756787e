// Rich text: sections, lists, quotes and code, of pieces that have their own style.
import { el } from './api.js';
import { drawDate } from './dates.js';
import { broadcast, broken, channelMention, groupMention, link, safe, sign, userMention } from './mrkdwn.js';

const STYLES = [['code', 'code'], ['bold', 'strong'], ['italic', 'em'], ['strike', 's'], ['underline', 'u']];
const NUMBERS = ['decimal', 'lower-alpha', 'lower-roman'];
const BULLETS = ['disc', 'circle', 'square'];

/** The parts of a rich_text block. */
export function drawRichText(block) {
  const out = document.createDocumentFragment();
  let depths = [];
  for (const part of block.elements ?? []) {
    if (part.type === 'rich_text_list') {
      depths = hang(out, list(part), part.indent ?? 0, depths);
    } else {
      depths = [];
      out.append(drawPart(part));
    }
  }
  return out;
}

/** Hangs a list where its indent belongs: in the last item of a list that is less indented. */
function hang(out, drawn, indent, depths) {
  const outer = depths.findLast((entry) => entry.indent < indent);
  const place = outer?.node.lastElementChild ?? out;
  if (!outer && indent) drawn.style.setProperty('--indent', indent);
  place.append(drawn);
  return [...depths.filter((entry) => entry.indent < indent), { indent, node: drawn }];
}

function list(part) {
  const ordered = part.style === 'ordered';
  const drawn = el(ordered ? 'ol' : 'ul', { className: part.border ? 'rich-list bordered' : 'rich-list' },
    ...(part.elements ?? []).map((item) => el('li', {}, drawPart(item))));
  drawn.style.listStyleType = (ordered ? NUMBERS : BULLETS)[(part.indent ?? 0) % 3];
  if (ordered && part.offset) drawn.start = part.offset + 1;
  return drawn;
}

function drawPart(part) {
  const pieces = (part.elements ?? []).map((piece) => drawPiece(piece));
  switch (part.type) {
    case 'rich_text_quote':
      return el('blockquote', { className: part.border ? 'bordered' : '' }, ...pieces);
    case 'rich_text_preformatted':
      return el('pre', { tabIndex: 0, className: part.border ? 'bordered' : '' },
        ...(part.elements ?? []).map((piece) => (piece.type === 'link' ? drawPiece(piece) : piece.text ?? '')));
    case 'rich_text_section':
      return el('span', { className: 'rich-section' }, ...pieces);
    default:
      return document.createTextNode('[' + part.type + ']');
  }
}

function drawPiece(piece) {
  const drawn = plainPiece(piece);
  const style = piece.style ?? {};
  const marked = STYLES.filter(([name]) => style[name])
    .reduce((inner, [, tag]) => el(tag, {}, inner), drawn);
  return style.highlight || style.client_highlight ? el('mark', {}, marked) : marked;
}

function plainPiece(piece) {
  switch (piece.type) {
    case 'text': return broken(piece.text ?? '');
    case 'user': return userMention(piece.user_id);
    case 'usergroup': return groupMention(piece.usergroup_id);
    case 'channel': return channelMention(piece.channel_id);
    case 'broadcast': return broadcast(piece.range);
    case 'emoji': return piece.unicode ? document.createTextNode(fromCode(piece)) : sign(piece.name);
    case 'link': return link(piece.url, piece.text ?? piece.url);
    case 'color': return color(piece.value);
    case 'date': return date(piece);
    default: return document.createTextNode(piece.text ?? '[' + piece.type + ']');
  }
}

function fromCode(piece) {
  const codes = piece.unicode.split('-').map((code) => parseInt(code, 16));
  return codes.every((code) => code >= 0 && code <= 0x10ffff) ? String.fromCodePoint(...codes) : ':' + piece.name + ':';
}

function color(value) {
  const swatch = el('span', { className: 'swatch', 'aria-hidden': 'true' });
  if (/^#[0-9a-f]{3,8}$/i.test(value)) swatch.style.backgroundColor = value;
  return el('span', { className: 'color' }, swatch, value);
}

function date(piece) {
  const drawn = drawDate(piece.timestamp, piece.format, piece.fallback);
  return piece.url && safe(piece.url) ? link(piece.url, drawn) : drawn;
}
