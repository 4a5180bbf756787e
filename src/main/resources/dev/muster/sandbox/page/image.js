// Pictures: those of the workspace itself are shown, others are words, for the page asks nobody outside.
import { el } from './api.js';

/** @param size small in a context, side beside a section, large as a block */
export function picture(image, size) {
  const address = image.image_url ?? image.slack_file?.url ?? '';
  const alt = image.alt_text ?? '';
  const box = () => el('span', { className: 'b-picture instead ' + size, role: 'img', 'aria-label': alt },
    el('span', { 'aria-hidden': 'true' }, '🖼'), el('span', {}, alt));
  if (!URL.canParse(address, location.href) || new URL(address, location.href).origin !== location.origin) return box();
  const shown = el('img', { className: 'b-picture ' + size, src: address, alt, loading: 'lazy' });
  shown.addEventListener('error', () => shown.replaceWith(box()));
  return shown;
}
