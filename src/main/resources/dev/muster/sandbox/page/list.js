// A long list of messages of which a window is drawn: a channel's, or a thread's.
import { el, look } from './api.js';
import { workspaceNow } from './clock.js';
import { drawMessage } from './message.js';
import { model, userOf } from './model.js';

const MOST_DRAWN = 140;
const STEP = 40;
const NEAR_PX = 500;
const GROUPED_SECONDS = 5 * 60;

export class MessageList {
  /** @param on what message.js may do, and onread(ts), onnew(messages) */
  constructor(scroller, list, on) {
    Object.assign(this, { scroller, list, on, channel: null, thread: null });
    this.clear();
    scroller.addEventListener('scroll', () => this.scrolled(), { passive: true });
    new ResizeObserver(() => { if (this.stuck) this.toEnd(); }).observe(scroller);
  }

  clear() {
    this.byTs = new Map();
    this.order = [];
    this.nodes = new Map();
    this.window = [0, 0];
    this.older = false;
    this.version = 0;
    this.newFrom = null;
    this.stuck = true;
    this.list.replaceChildren();
  }

  query(more) {
    return 'page/channel?user=' + model.person + '&channel=' + this.channel
      + (this.thread ? '&thread=' + this.thread : '') + more;
  }

  /** Shows a channel or thread at its end, or at one of its messages. */
  async open(channel, { thread = null, at = null, newAfter = null } = {}) {
    this.clear();
    Object.assign(this, { channel, thread, opening: true });
    const turn = (this.turn = {});
    const piece = await look(this.query(at ? '&from=' + at : ''));
    if (this.turn !== turn) return false;
    this.opening = false;
    if (!piece.ok) return false;
    this.take(piece.messages);
    this.older = piece.older;
    this.version = piece.version;
    const first = newAfter ? this.order.find((ts) => ts > newAfter && !this.mine(ts)) : null;
    this.newFrom = newAfter && newAfter !== '0' ? first ?? null : null;
    this.atEnd();
    this.draw();
    if (at && this.byTs.has(at)) this.show(at);
    else this.toEnd();
    return true;
  }

  /** Nothing that is news to the one who acts: their own words, and answers to them alone. */
  mine(ts) {
    const message = this.byTs.get(ts);
    return message.only || userOf(message.user)?.name === model.person;
  }

  /** Asks for what changed since the last time; asked meanwhile, once more. */
  async catchUp() {
    if (!this.channel || this.opening) return;
    if (this.asking) {
      this.askAgain = true;
      return;
    }
    this.asking = true;
    try {
      do {
        this.askAgain = false;
        await this.step();
      } while (this.askAgain);
    } finally {
      this.asking = false;
    }
  }

  async step() {
    const turn = this.turn;
    // Where the workspace does not answer, the broken line says so and this is asked again.
    const news = await look(this.query('&since=' + this.version)).catch(() => null);
    if (this.turn !== turn || !news?.ok) return;
    this.version = news.version;
    const oldest = this.older ? this.order[0] : '';
    const fitting = news.messages.filter((message) => message.ts >= oldest);
    const last = this.order.at(-1) ?? '';
    if (!fitting.length && !news.gone.length) return;
    const whole = this.window[1] === this.order.length;
    for (const ts of news.gone) this.forget(ts);
    this.take(fitting);
    const fresh = fitting.filter((message) => message.ts > last);
    if (this.stuck) this.atEnd();
    else if (whole) this.window[1] = this.order.length;
    this.steady(() => this.draw());
    if (this.stuck) this.toEnd();
    if (fresh.length) this.on.onnew?.(fresh, this.stuck);
  }

  take(messages) {
    let sorted = true;
    for (const message of messages) {
      const old = this.byTs.get(message.ts);
      message.drawn = (old?.drawn ?? 0) + 1;
      this.byTs.set(message.ts, message);
      if (old) continue;
      sorted &&= message.ts > (this.order.at(-1) ?? '');
      this.order.push(message.ts);
    }
    if (!sorted) this.order.sort();
    this.window[1] = Math.min(this.window[1], this.order.length);
  }

  forget(ts) {
    const at = this.order.indexOf(ts);
    if (at < 0) return;
    this.order.splice(at, 1);
    this.byTs.delete(ts);
    this.window = this.window.map((edge) => (edge > at ? edge - 1 : edge));
  }

  /** The window stands at the newest. */
  atEnd() {
    this.window = [Math.max(0, this.order.length - STEP * 2), this.order.length];
  }

  toEnd() {
    this.stuck = true;
    if (this.window[1] < this.order.length) {
      this.atEnd();
      this.draw();
    }
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.height = this.scroller.clientHeight;
    this.readUpTo();
  }

  readUpTo() {
    if (!document.hidden && this.order.length) this.on.onread?.(this.order.at(-1));
  }

  show(ts) {
    const at = this.order.indexOf(ts);
    this.window = [Math.max(0, at - STEP), Math.min(this.order.length, at + STEP)];
    this.stuck = false;
    this.draw();
    const node = this.nodes.get(ts)?.node;
    node?.scrollIntoView({ block: 'center' });
    node?.classList.add('shown');
    node?.querySelector('.actions')?.focus({ preventScroll: true });
    setTimeout(() => node?.classList.remove('shown'), 2500);
  }

  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    // It became smaller or larger under a reader who was at the end, and who stays there.
    if (this.stuck && clientHeight !== this.height) {
      this.toEnd();
      return;
    }
    const left = scrollHeight - scrollTop - clientHeight;
    this.stuck = left < 40 && this.window[1] === this.order.length;
    this.on.onscroll?.(this.stuck);
    if (this.stuck) this.readUpTo();
    if (scrollTop < NEAR_PX && this.window[0] > 0) this.slide(-STEP);
    else if (scrollTop < NEAR_PX && this.older) this.loadOlder();
    else if (left < NEAR_PX && this.window[1] < this.order.length) this.slide(STEP);
  }

  slide(by) {
    let [from, to] = this.window;
    if (by < 0) {
      from = Math.max(0, from + by);
      to = Math.min(to, from + MOST_DRAWN);
    } else {
      to = Math.min(this.order.length, to + by);
      from = Math.max(from, to - MOST_DRAWN);
    }
    this.window = [from, to];
    this.steady(() => this.draw());
  }

  async loadOlder() {
    if (this.loading) return;
    this.loading = true;
    const turn = this.turn;
    try {
      const piece = await look(this.query('&before=' + this.order[0]));
      if (this.turn !== turn || !piece.ok) return;
      this.older = piece.older;
      const before = this.order.length;
      this.take(piece.messages);
      const added = this.order.length - before;
      this.window = [added, this.window[1] + added];
      this.slide(-STEP);
    } finally {
      this.loading = false;
    }
  }

  /** What stands before the reader's eyes stays there while the list changes. */
  steady(change) {
    const top = this.scroller.getBoundingClientRect().top;
    // A message, and no divider: those move. Drawn anew it is another node of the same time.
    const anchor = [...this.list.querySelectorAll('[data-ts]')].find((node) => node.getBoundingClientRect().bottom > top);
    const was = anchor?.getBoundingClientRect().top;
    change();
    const now = anchor && this.nodes.get(anchor.dataset.ts)?.node;
    if (now && !this.stuck) this.scroller.scrollTop += now.getBoundingClientRect().top - was;
  }

  draw() {
    const next = new Map();
    const focused = document.activeElement?.closest?.('[data-ts]')?.dataset.ts;
    for (const [key, sign, make] of this.entries()) {
      const old = this.nodes.get(key);
      next.set(key, old?.sign === sign ? old : { sign, node: make() });
    }
    this.nodes = next;
    let here = this.list.firstElementChild;
    for (const { node } of next.values()) {
      if (node === here) here = here.nextElementSibling;
      else this.list.insertBefore(node, here);
    }
    while (here) {
      const after = here.nextElementSibling;
      here.remove();
      here = after;
    }
    if (focused && document.activeElement === document.body) {
      next.get(focused)?.node.querySelector('.actions')?.focus({ preventScroll: true });
    }
    this.on.ondraw?.();
  }

  /** What is to be seen: [key, what it looks like, how to draw it]. */
  *entries() {
    const [from, to] = this.window;
    let before = from > 0 ? this.byTs.get(this.order[from - 1]) : null;
    for (const ts of this.order.slice(from, to)) {
      const message = this.byTs.get(ts);
      if (this.on.dismissed?.(ts)) continue;
      const day = dayOf(ts);
      const newDay = !before || dayOf(before.ts) !== day;
      if (newDay && !this.thread) yield ['day ' + day, nameOf(day), () => divider('day', nameOf(day))];
      if (ts === this.newFrom) yield ['new', 'new', () => divider('new', 'New')];
      const grouped = !newDay && ts !== this.newFrom && follows(before, message);
      yield [ts, message.drawn + ' ' + grouped + ' ' + model.person,
        () => drawMessage(message, { ...this.on, channel: this.channel, thread: this.thread, grouped })];
      before = message;
    }
  }
}

function dayOf(ts) {
  return new Date(Number(ts) * 1000).toDateString();
}

function nameOf(day) {
  const today = new Date(workspaceNow()).toDateString();
  const yesterday = new Date(workspaceNow() - 86_400_000).toDateString();
  if (day === today) return 'Today';
  if (day === yesterday) return 'Yesterday';
  return new Date(day).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}

function divider(kind, words) {
  return el('li', { className: 'divider ' + kind }, el('span', {}, words));
}

/** Said by the same author soon after: one head for both. */
function follows(before, message) {
  return before && before.user === message.user && !before.subtype && !message.subtype
    && !before.only && !message.only && !message.pinned
    && Number(message.ts) - Number(before.ts) < GROUPED_SECONDS;
}
