// node draw.js cards.json page.html: the cards as slack-blocks-to-jsx draws them, as one page without scripts.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message } from 'slack-blocks-to-jsx';

const [, , cardsFile, pageFile] = process.argv;
const { cards, names, now } = JSON.parse(readFileSync(cardsFile, 'utf8'));
const require = createRequire(import.meta.url);
const style = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');

const RealDate = Date;
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [now]));
  }

  static now() {
    return RealDate.parse(now);
  }
};

const drawn = cards.map(({ name, blocks }) => {
  const message = createElement(Message, {
    blocks, name: 'Muster', logo: '', withoutWrapper: true, data: names, theme: 'light', unfurl_links: false, unfurl_media: false,
  });
  let html;
  try {
    html = renderToStaticMarkup(message);
  } catch (fault) {
    html = '<p>It can’t draw this: ' + String(fault.message).replaceAll('<', '&lt;') + '</p>';
  }
  return `<article data-card="${name}">${html}</article>`;
});

writeFileSync(pageFile, `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>slack-blocks-to-jsx</title>
<style>${style}
body { margin: 0; font: 15px/1.46 system-ui, sans-serif; } article { width: 600px; padding: 12px; }</style>
${drawn.join('\n')}</html>`);
