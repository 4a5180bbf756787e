// As whom the page acts: a person's picture and name, and the eight to choose from.
import { el } from './api.js';
import { actAs, me, model, on, people } from './model.js';
import { announce, avatar, by, menu } from './ui.js';

export function startPerson(changed) {
  const choose = async (user) => {
    await actAs(user.name);
    announce('You act as ' + user.real_name);
    changed();
  };
  by('person').addEventListener('click', () => menu(by('person'), 'Act as', people().map((user, i) => ({
    label: user.real_name,
    picture: avatar(user, model),
    checked: user.name === model.person,
    keys: 'Alt ⇧ ' + (i + 1),
    act: () => choose(user),
  }))));
  document.addEventListener('keydown', (event) => {
    const user = event.altKey && event.shiftKey && people()[Number(event.code.match(/^Digit([1-8])$/)?.[1] ?? 0) - 1];
    if (!user) return;
    event.preventDefault();
    choose(user);
  });
  on('rooms', ({ whole }) => { if (whole) draw(); });
}

function draw() {
  const user = me();
  by('person').replaceChildren(avatar(user, model), el('span', {}, el('small', {}, 'Act as'), el('b', {}, user?.real_name.split(' ')[0] ?? model.person, el('span', { className: 'roomy' }, ' ' + (user?.real_name.split(' ').slice(1).join(' ') ?? '')))));
  by('person').setAttribute('aria-label', 'Act as: ' + (user?.real_name ?? model.person) + '. Choose another person');
}
