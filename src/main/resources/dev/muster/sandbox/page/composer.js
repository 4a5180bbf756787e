// Where a person writes: messages and commands, with what may follow offered as they type.
import { el, wording } from './api.js';
import { completions } from './complete.js';
import { does, model } from './model.js';
import { announce, icon, iconButton, menu } from './ui.js';

const TALLEST_PX = 200;

export class Composer {
  /** @param where () => {channel, thread} or null; sent() after a message went; report(answer) */
  constructor({ id, label, where, sent, report }) {
    Object.assign(this, { id, where, sent, report, offered: { items: [] }, at: -1 });
    this.box = el('textarea', {
      id: id + '-text', rows: 1, autocomplete: 'off', spellcheck: true,
      'aria-label': label, 'aria-autocomplete': 'list', 'aria-controls': id + '-options', 'aria-describedby': id + '-hint',
      oninput: () => this.typed(),
      onkeydown: (event) => this.key(event),
      onblur: () => setTimeout(() => this.close(), 150),
    });
    this.options = el('ul', { id: id + '-options', className: 'options', role: 'listbox', 'aria-label': 'What may follow', hidden: true });
    this.hint = el('p', { id: id + '-hint', className: 'usage' });
    this.wrong = el('div', { className: 'wrong' });
    const bolt = iconButton('bolt', 'Shortcuts', () => this.shortcuts(bolt), { 'aria-haspopup': 'menu', 'aria-expanded': 'false' });
    const slash = el('button', { type: 'button', className: 'quiet', 'aria-label': 'Commands', title: 'Commands', onclick: () => this.write('/') }, '/');
    this.button = el('button', { type: 'submit', className: 'primary send', 'aria-label': 'Send', title: 'Send (Enter)' }, icon('send'));
    this.form = el('form', {
      id, className: 'composer',
      onsubmit: (event) => {
        event.preventDefault();
        this.send();
      },
    }, this.options, this.wrong, el('div', { className: 'field-of' }, bolt, slash, this.box, this.button), this.hint);
  }

  placeholder(words) {
    this.box.placeholder = words;
  }

  focus() {
    this.box.focus();
  }

  /** Puts these words there as if they were typed. */
  write(words) {
    this.box.value = words;
    this.box.focus();
    this.typed();
  }

  typed() {
    this.box.style.height = 'auto';
    this.box.style.height = Math.min(this.box.scrollHeight + 2, TALLEST_PX) + 'px';
    this.wrong.replaceChildren();
    this.offered = completions(this.box.value, this.box.selectionStart);
    this.at = this.offered.eager && this.offered.items.length ? 0 : -1;
    this.draw();
    if (this.offered.items.length) announce(this.offered.items.length + ' to choose from');
  }

  draw() {
    const { items, hint } = this.offered;
    this.options.hidden = !items.length;
    // A text box that has a list beside it is a combobox, and is one only then.
    if (items.length) {
      this.box.setAttribute('role', 'combobox');
      this.box.setAttribute('aria-expanded', 'true');
    } else {
      this.box.removeAttribute('role');
      this.box.removeAttribute('aria-expanded');
    }
    this.options.replaceChildren(...items.map((item, i) => el('li', {
      id: this.id + '-option-' + i,
      role: 'option',
      'aria-selected': String(i === this.at),
      onpointerdown: (event) => {
        event.preventDefault();
        this.choose(item);
      },
    }, el('b', {}, item.label), ' ', el('code', {}, item.usage || ''), el('span', { className: 'soft' }, item.summary ?? ''))));
    this.mark();
    this.hint.replaceChildren(...(hint ? [el('b', {}, hint.label), ' ', el('code', {}, hint.usage || ''), ' ', hint.summary ?? ''] : []));
  }

  mark() {
    [...this.options.children].forEach((node, i) => node.setAttribute('aria-selected', String(i === this.at)));
    if (this.at < 0) this.box.removeAttribute('aria-activedescendant');
    else {
      this.box.setAttribute('aria-activedescendant', this.id + '-option-' + this.at);
      this.options.children[this.at].scrollIntoView({ block: 'nearest' });
    }
  }

  close() {
    this.offered = { items: [], hint: this.offered.hint };
    this.at = -1;
    this.draw();
  }

  choose(item) {
    const caret = this.box.selectionStart;
    const after = this.box.value.slice(caret);
    const begun = this.box.value.slice(0, item.from) + item.insert;
    this.box.value = begun + after;
    this.box.setSelectionRange(begun.length, begun.length);
    this.box.focus();
    this.typed();
    if (item.from === 0 && this.offered.items.length === 1 && this.offered.items[0].insert === item.insert) this.close();
  }

  key(event) {
    if (event.isComposing) return;
    const { items } = this.offered;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (items.length && step) {
      event.preventDefault();
      this.at = (this.at + step + items.length + (this.at < 0 && step < 0 ? 1 : 0)) % items.length;
      this.mark();
    } else if (items.length && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      this.choose(items[Math.max(0, this.at)]);
    } else if (items.length && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      const item = items[this.at];
      if (item && this.adds(item)) this.choose(item);
      else this.send();
    }
  }

  /** Whether what is offered is more than what stands there already. */
  adds(item) {
    const caret = this.box.selectionStart;
    return this.box.value.slice(item.from, caret).trim() !== item.insert.trim();
  }

  async send(words = this.box.value) {
    const typed = words.trim();
    const where = this.where();
    if (!typed || !where) return;
    if (typed === this.box.value.trim()) this.box.value = '';
    this.typed();
    this.button.disabled = true;
    const { channel, thread } = where;
    const command = typed.match(/^(\/[\w-]+)\s*([\s\S]*)$/);
    let answer;
    try {
      answer = command
        ? await does('command', { channel, command: command[1], text: command[2] })
        : await does('message', { channel, text: typed, ...(thread ? { thread_ts: thread } : {}) });
    } catch {
      answer = { ok: false, error: 'workspace_silent' };
    }
    this.button.disabled = false;
    if (!answer.ok) {
      if (!this.box.value) this.box.value = typed;
      this.wrong.replaceChildren(el('p', { role: 'alert' }, wording(answer)));
    } else this.sent?.();
  }

  shortcuts(anchor) {
    const global = model.app.shortcuts.filter((shortcut) => shortcut.type === 'global');
    menu(anchor, 'Shortcuts', [
      ...global.map((shortcut) => ({
        label: shortcut.name,
        icon: 'bolt',
        act: async () => this.report(await does('shortcut', { callback_id: shortcut.callback_id })),
      })),
      ...model.app.commands.map((one) => ({
        label: one.command + ' – ' + (one.description ?? ''),
        icon: 'send',
        act: () => this.write(one.command + ' '),
      })),
    ]);
  }
}
