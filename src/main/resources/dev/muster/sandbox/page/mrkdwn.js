// Slack's mrkdwn as elements.
import { el } from './api.js';

const EMOJI = {
  fire: '🔥', pushpin: '📌', round_pushpin: '📍', white_check_mark: '✅', heavy_check_mark: '✔️', x: '❌',
  warning: '⚠️', rotating_light: '🚨', red_circle: '🔴', large_orange_circle: '🟠',
  large_yellow_circle: '🟡', large_green_circle: '🟢', large_blue_circle: '🔵', white_circle: '⚪',
  black_circle: '⚫', eyes: '👀', wave: '👋', tada: '🎉', memo: '📝', clock1: '🕐', alarm_clock: '⏰',
  hourglass: '⌛', hourglass_flowing_sand: '⏳', bell: '🔔', no_bell: '🔕', mega: '📣', loudspeaker: '📢',
  telephone_receiver: '📞', lock: '🔒', link: '🔗', bulb: '💡', mag: '🔍', wrench: '🔧', books: '📚',
  bookmark: '🔖', thumbsup: '👍', '+1': '👍', '-1': '👎', question: '❓', exclamation: '❗',
  information_source: 'ℹ️', calendar: '📅', chart_with_upwards_trend: '📈', bust_in_silhouette: '👤',
  busts_in_silhouette: '👥', arrow_right: '➡️', arrow_up: '⬆️', arrow_down: '⬇️', page_facing_up: '📄',
  clipboard: '📋', speech_balloon: '💬', zzz: '💤', stopwatch: '⏱️', checkered_flag: '🏁', recycle: '♻️',
  test_tube: '🧪', fire_engine: '🚒', police_car: '🚓', boom: '💥', hammer_and_wrench: '🛠️',
};

let names = { users: new Map(), channels: new Map(), groups: new Map() };

/** Whom ids mean from now on. */
export function know(state) {
  names = {
    users: new Map(state.users.map((user) => [user.id, user.real_name])),
    channels: new Map(state.channels.map((channel) => [channel.id, channel.name])),
    groups: new Map(state.usergroups.map((group) => [group.id, group.handle])),
  };
}

export function personName(id) {
  return names.users.get(id) ?? id;
}

export function emoji(name) {
  return EMOJI[name.replace(/::.*/, '')] ?? ':' + name + ':';
}

function unescaped(text) {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** A text object of Block Kit. */
export function text(object) {
  if (!object) return document.createTextNode('');
  if (object.type === 'plain_text') return document.createTextNode(withEmoji(object.text));
  return mrkdwn(object.text);
}

export function withEmoji(plain) {
  return plain.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
}

export function mrkdwn(source) {
  const out = document.createDocumentFragment();
  const parts = (source ?? '').split(/```([\s\S]*?)```/);
  parts.forEach((part, i) => {
    if (i % 2) out.append(el('pre', {}, unescaped(part.replace(/^\n/, ''))));
    else out.append(lines(part));
  });
  return out;
}

function lines(source) {
  const out = document.createDocumentFragment();
  let quote = null;
  source.split('\n').forEach((line, i, all) => {
    const quoted = line.match(/^(?:&gt;|>) ?(.*)$/);
    if (quoted) {
      if (quote) quote.append(el('br'));
      else out.append((quote = el('blockquote')));
      quote.append(inline(quoted[1]));
      return;
    }
    quote = null;
    out.append(inline(line));
    if (i < all.length - 1) out.append(el('br'));
  });
  return out;
}

const PIECE =
  /`([^`\n]+)`|<([^<>\n]+)>|(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\3(?![\p{L}\p{N}])|:([a-z0-9_+-]+):/gu;
const STYLES = { '*': 'strong', _: 'em', '~': 's' };

function inline(source) {
  const out = document.createDocumentFragment();
  let at = 0;
  for (const match of source.matchAll(PIECE)) {
    out.append(unescaped(source.slice(at, match.index)));
    const [whole, code, token, style, styled, named] = match;
    if (code !== undefined) out.append(el('code', {}, unescaped(code)));
    else if (token !== undefined) out.append(reference(token));
    else if (style !== undefined) out.append(el(STYLES[style], {}, inline(styled)));
    else out.append(EMOJI[named] ?? whole);
    at = match.index + whole.length;
  }
  out.append(unescaped(source.slice(at)));
  return out;
}

function reference(token) {
  const [target, label] = token.split('|', 2);
  if (target.startsWith('@')) return mention('@' + personName(target.slice(1)));
  if (target.startsWith('#')) {
    return mention('#' + (names.channels.get(target.slice(1)) ?? (label || 'private-channel')));
  }
  if (target.startsWith('!subteam^')) return mention('@' + (names.groups.get(target.slice(9)) ?? label));
  if (target.startsWith('!date^')) return date(target, label);
  if (target.startsWith('!')) return el('span', { className: 'shout' }, '@' + target.slice(1));
  return link(unescaped(target), unescaped(label ?? target));
}

export function link(href, label) {
  return /^(https?|mailto):/.test(href)
    ? el('a', { href, target: '_blank', rel: 'noreferrer' }, label)
    : document.createTextNode(label);
}

export function mention(label) {
  return el('span', { className: 'mention' }, label);
}

function date(token, fallback) {
  const [, seconds, format] = token.split('^');
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return document.createTextNode(fallback ?? '');
  const day = { weekday: 'short', day: 'numeric', month: 'short' };
  const shown = format
    .replace(/\{time_secs\}/g, when.toLocaleTimeString())
    .replace(/\{time\}/g, when.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }))
    .replace(/\{ago\}/g, when.toLocaleString())
    .replace(/\{date_num\}/g, when.toISOString().slice(0, 10))
    .replace(/\{(date|day)[a-z_]*\}/g, when.toLocaleDateString([], day));
  return el('time', { dateTime: when.toISOString() }, shown);
}
