// The table block: its first row is its head.
import { el } from './api.js';
import { withEmoji } from './emoji.js';
import { broken } from './mrkdwn.js';
import { drawRichText } from './richtext.js';

export function drawTable(block) {
  const settings = block.column_settings ?? [];
  const row = (cells, tag) => el('tr', {}, ...cells.map((cell, i) => {
    const drawn = el(tag, tag === 'th' ? { scope: 'col' } : {}, cellOf(cell));
    drawn.className = settings[i]?.is_wrapped ? 'wraps' : '';
    drawn.style.textAlign = settings[i]?.align ?? 'left';
    return drawn;
  }));
  const [head, ...rows] = block.rows;
  return el('div', { className: 'scrolls', tabIndex: 0, role: 'region', 'aria-label': 'Table' },
    el('table', {}, el('thead', {}, row(head, 'th')), el('tbody', {}, ...rows.map((cells) => row(cells, 'td')))));
}

function cellOf(cell) {
  if (cell.type === 'rich_text') return drawRichText(cell);
  return broken(withEmoji(String(cell.text ?? cell.value ?? '')));
}
