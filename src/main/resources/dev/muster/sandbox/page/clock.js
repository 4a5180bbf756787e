// The clock bar: what time it is in the workspace, what falls due next, and moving on to it.
import { act, el, look, wording } from './api.js';
import { announce, by, clockTime, icon, span, toast } from './ui.js';

const FASTER = 60;
const STEP_MS = 250;
const LOOK_MS = 500;
const clock = { at: Date.now(), seen: performance.now(), still: false, moving: false, next: null };
let playing = false;
let looking = null;
let onFiring = () => {};

/** The time in the workspace, in milliseconds. */
export function workspaceNow() {
  return clock.at + (clock.still ? 0 : performance.now() - clock.seen);
}

/** @param fired told when something fell due while the clock moved */
export function startClock(fired) {
  onFiring = fired;
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => advance(button.dataset.advance));
  }
  by('next-due').addEventListener('click', toNext);
  by('play').addEventListener('click', () => (playing ? stop() : play()));
  drawPlay();
  setInterval(draw, 1000);
  lookSoon();
}

/** What an event says of the clock. */
export function hearClock(news) {
  Object.assign(clock, {
    at: Date.parse(news.now), seen: performance.now(), still: news.stands_still, moving: news.moving });
  for (const one of news.fired ?? []) fire(one);
  draw();
  lookSoon();
}

function fire(one) {
  if (one.what) toast(clockTime(new Date(one.at)) + ' · ' + one.what, { kind: 'fired' });
  onFiring(one);
}

function lookSoon() {
  looking ??= setTimeout(async () => {
    looking = null;
    try {
      const now = await look('clock');
      clock.next = now.next_due ? { at: Date.parse(now.next_due), what: now.next_what } : null;
      draw();
    } catch {
      // The line that broke says so itself; this is asked again with the next news.
    }
  }, LOOK_MS);
}

function draw() {
  const now = new Date(workspaceNow());
  by('now-day').textContent = now.toLocaleDateString([], { weekday: 'short' }) + ' ';
  by('now-time').textContent = now.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  by('now-short').textContent = clockTime(now);
  by('now').dateTime = now.toISOString();
  const moving = clock.moving || playing;
  by('clock').classList.toggle('moving', moving);
  by('clock').setAttribute('aria-busy', String(moving));
  by('clock-word').textContent = playing ? 'Plays at ×' + FASTER : clock.moving ? 'The clock moves …' : '';
  for (const button of by('clock').querySelectorAll('button:not(#play)')) button.disabled = moving;
  drawNext(moving);
}

function drawNext(moving) {
  const next = clock.next;
  const left = next ? next.at - workspaceNow() : 0;
  const what = next ? next.what || 'the next thing due' : 'Nothing is due';
  const when = next ? (left > 0 ? '· ' + span(left) : '· now') : '';
  if (by('next-what').textContent !== what) by('next-what').textContent = what;
  by('next-when').textContent = when;
  by('next-due').disabled = moving || !next;
  by('next-due').title = next ? 'Go on to: ' + what + ', ' + new Date(next.at).toLocaleString() : '';
}

async function advance(iso) {
  clock.moving = true;
  draw();
  const answer = await act('clock', { advance: iso });
  clock.moving = false;
  draw();
  lookSoon();
  if (!answer.ok) toast(wording(answer), { kind: 'wrong' });
}

const iso = (ms) => 'PT' + (ms / 1000).toFixed(3) + 'S';

async function toNext() {
  const now = await look('clock');
  if (!now.next_due) return;
  await advance(iso(Math.max(0, Date.parse(now.next_due) - Date.parse(now.now)) + 1));
  announce('The clock is at ' + clockTime(new Date(workspaceNow())));
}

async function play() {
  playing = true;
  drawPlay();
  let last = performance.now();
  while (playing) {
    await new Promise((done) => setTimeout(done, STEP_MS));
    const here = performance.now();
    // The clock runs by itself too, and that is one of the sixty.
    const answer = await act('clock', { advance: iso((here - last) * (FASTER - 1)) }).catch(() => ({ ok: false }));
    last = here;
    if (!answer.ok) stop();
  }
}

function stop() {
  playing = false;
  drawPlay();
}

function drawPlay() {
  by('play').setAttribute('aria-pressed', String(playing));
  by('play').replaceChildren(icon(playing ? 'stop' : 'play'), el('span', {}, playing ? 'Stop' : '×' + FASTER));
  by('play').setAttribute('aria-label', playing ? 'Stop playing' : 'Play at sixty times the speed');
  draw();
}
