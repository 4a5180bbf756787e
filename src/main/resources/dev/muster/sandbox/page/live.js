// The line on which the workspace says that there is something new.
import { by } from './ui.js';

const HIDDEN_MS = 60_000;
const LONGEST_WAIT_MS = 5_000;

/** onNews({version, now, moving, fired}) for each event; the line is opened again when it breaks. */
export function live(onNews) {
  let source = null;
  let wait = 500;
  let lost = false;
  let leaving;

  function open() {
    if (source) return;
    source = new EventSource('/sandbox/events');
    source.onopen = () => {
      wait = 500;
      if (lost) say('Connected again.', 2500);
      lost = false;
    };
    source.onmessage = (event) => onNews(JSON.parse(event.data));
    source.onerror = () => {
      close();
      lost = true;
      say('The workspace does not answer. Is it still running? Trying again …');
      setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  }

  function close() {
    source?.close();
    source = null;
  }

  // A browser keeps six lines to one address: pages that nobody looks at give theirs back.
  document.addEventListener('visibilitychange', () => {
    clearTimeout(leaving);
    if (document.hidden) leaving = setTimeout(close, HIDDEN_MS);
    else open();
  });
  open();
}

let hush;

function say(words, ms) {
  clearTimeout(hush);
  by('line').textContent = words;
  by('line').hidden = !words;
  if (ms) hush = setTimeout(() => say(''), ms);
}
