// Slack's dates: <!date^seconds^format^link|fallback>, in the reader's zone.
import { el } from './api.js';
import { now, whenKnown } from './names.js';

const MINUTE = 60;
const HALF_A_YEAR_MS = 183 * 24 * 3600 * 1000;

const formats = new Map();

function part(when, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-US', options));
  return formats.get(key).format(when);
}

function ordinal(day) {
  const tens = day % 100;
  if (tens > 10 && tens < 14) return day + 'th';
  return day + (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
}

/** "today" and its neighbours, if it is one of them. */
function near(when) {
  const midnight = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate());
  const days = Math.round((midnight(when) - midnight(now())) / (24 * 3600 * 1000));
  return { '-1': 'yesterday', 0: 'today', 1: 'tomorrow' }[days];
}

const two = (number) => String(number).padStart(2, '0');
const month = (when) => part(when, { month: 'long' }) + ' ' + ordinal(when.getDate());
const year = (when) => ', ' + when.getFullYear();
/** The year goes without saying within half a year. */
const yearIfFar = (when) => (Math.abs(when - now()) > HALF_A_YEAR_MS ? year(when) : '');

const AS = {
  date_num: (when) => [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('-'),
  date_slash: (when) => part(when, { year: 'numeric', month: '2-digit', day: '2-digit' }),
  date: (when) => month(when) + yearIfFar(when),
  date_short: (when) => part(when, { month: 'short', day: 'numeric' }) + yearIfFar(when),
  date_long: (when) => part(when, { weekday: 'long' }) + ', ' + AS.date(when),
  date_long_full: (when) => part(when, { month: 'long', day: 'numeric', year: 'numeric' }),
  date_pretty: (when) => near(when) ?? AS.date(when),
  date_short_pretty: (when) => near(when) ?? AS.date_short(when),
  date_long_pretty: (when) => near(when) ?? AS.date_long(when),
  day_divider_pretty: (when) => near(when)
    ?? (when.getFullYear() === now().getFullYear()
      ? part(when, { weekday: 'long' }) + ', ' + month(when) : AS.date_long(when)),
  time: (when) => when.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' }),
  time_secs: (when) => when.toLocaleTimeString([], { hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  ago: (when) => ago(when),
};

function ago(when) {
  const seconds = (when - now()) / 1000;
  const far = Math.abs(seconds);
  if (far < MINUTE) return 'just now';
  const [size, unit] = [[86400 * 365, 'year'], [86400 * 30, 'month'], [86400, 'day'], [3600, 'hour'], [MINUTE, 'minute']]
    .find(([seconds]) => far >= seconds);
  return new Intl.RelativeTimeFormat('en', { numeric: 'always' }).format(Math.trunc(seconds / size), unit);
}

/** The words for that moment; undefined where the format asks for what Slack doesn't know. */
export function dateWords(seconds, format) {
  const when = new Date(Number(seconds) * 1000);
  const asked = [...(format ?? '').matchAll(/\{([a-z_]+)\}/g)].map(([, name]) => name);
  if (!seconds || Number.isNaN(when.getTime()) || !asked.length || asked.some((name) => !Object.hasOwn(AS, name))) {
    return undefined;
  }
  const words = format.replace(/\{([a-z_]+)\}/g, (whole, name) => AS[name](when));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** That moment as an element, or its fallback. */
export function drawDate(seconds, format, fallback) {
  const words = dateWords(seconds, format);
  if (words === undefined) return document.createTextNode(fallback ?? '');
  const when = new Date(Number(seconds) * 1000);
  return el('time', {
    dateTime: when.toISOString(), title: when.toLocaleString(), 'data-seconds': seconds, 'data-format': format,
  }, words);
}

// "Today" is yesterday tomorrow: what is on the page goes with the clock.
let minute = 0;
whenKnown(() => {
  const present = Math.floor(now() / (MINUTE * 1000));
  if (present === minute) return;
  minute = present;
  for (const time of document.querySelectorAll('time[data-format*=pretty], time[data-format*=ago]')) {
    const words = dateWords(time.dataset.seconds, time.dataset.format);
    if (words !== undefined && words !== time.textContent) time.textContent = words;
  }
});
