// Dark or light: as the system says, until a person says otherwise here.
import { by, icon } from './ui.js';

const KEY = 'theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

export function startTheme() {
  by('theme').addEventListener('click', () => {
    localStorage.setItem(KEY, isDark() ? 'light' : 'dark');
    show();
  });
  dark.addEventListener('change', show);
  show();
}

function isDark() {
  const chosen = localStorage.getItem(KEY);
  return chosen ? chosen === 'dark' : dark.matches;
}

function show() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  by('theme').replaceChildren(icon(isDark() ? 'sun' : 'moon'));
  by('theme').setAttribute('aria-label', isDark() ? 'Use light colours' : 'Use dark colours');
  by('theme').title = by('theme').getAttribute('aria-label');
}
