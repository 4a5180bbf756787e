// The seven steps of the tour: what to do, why, and how the page sees that it was done.
import { by } from './ui.js';

const said = (facts, pattern) => facts.messages.some((message) => pattern.test(message.text));
const buttonCalled = (pattern) => [...document.querySelectorAll('#messages button')].findLast((button) =>
  pattern.test(button.textContent.trim()));
const composer = () => by('composer').querySelector('.field-of');

export const steps = [
  {
    key: 'declare',
    title: 'Declare an incident',
    what: 'Type /incident declare, a severity and what is wrong, then press Enter. A war room opens, and who is on call is called.',
    why: 'Declaring early costs nothing: a false alarm is cancelled with one command.',
    doing: 'Type it for me',
    types: '/incident declare sev1 Checkout is down',
    target: composer,
    happened: () => true, // there is a war room to look into
  },
  {
    key: 'command',
    title: 'Take command',
    what: 'In the war room, press “Take command” on the headline, the pinned card at the top.',
    why: 'One person decides and asks for updates; all others know whom to tell.',
    doing: 'Show me the button',
    inRoom: true,
    target: () => buttonCalled(/take command/i),
    happened: (facts) => /commander: <@/.test(facts.room.topic) || said(facts, /is \*Incident commander\*/i),
  },
  {
    key: 'update',
    title: 'Post an update',
    what: 'Say in a sentence how it stands, with /incident update.',
    why: 'The headline, the timeline and all who wait learn it at once, and nobody asks you.',
    doing: 'Type it for me',
    inRoom: true,
    types: '/incident update A slow query holds all connections; we stop it now.',
    target: composer,
    happened: (facts) => said(facts, /^Update on /),
  },
  {
    key: 'nudge',
    title: 'Ignore a nudge',
    what: 'Press “next” in the clock bar until the alarm clock rings in the war room, and do nothing.',
    why: 'When an update is late, Muster asks the commander; if nobody answers, it asks everybody.',
    doing: 'Show me the clock',
    inRoom: true,
    target: () => by('next-due'),
    happened: (facts) => said(facts, /^:alarm_clock:/),
  },
  {
    key: 'escalate',
    title: 'Escalate',
    what: 'You are stuck: type /incident escalate and why. The next on the ladder is called.',
    why: 'Calling for help is a step of the plan, not a defeat; unanswered calls go on to the next by themselves.',
    doing: 'Type it for me',
    inRoom: true,
    types: '/incident escalate We need somebody who knows the database.',
    target: composer,
    happened: (facts) => said(facts, /^:rotating_light:/),
  },
  {
    key: 'resolve',
    title: 'Resolve it',
    what: 'It works again for your customers: type /incident resolve and what ended it.',
    why: 'All that was waiting to ask or to call stops, and those outside are told.',
    doing: 'Type it for me',
    inRoom: true,
    types: '/incident resolve The query was stopped and an index is on its way.',
    target: composer,
    happened: (facts) => /· (Resolved|Closed) ·/.test(facts.room.topic) || said(facts, /\*Resolved\*/),
  },
  {
    key: 'postmortem',
    title: 'Take the record to the post-mortem',
    what: 'Type /incident export: the whole timeline comes into the room as a file, to begin the post-mortem with.',
    why: 'What happened when is already written down; the meeting is about why.',
    doing: 'Type it for me',
    inRoom: true,
    types: '/incident export',
    target: composer,
    happened: (facts) => facts.messages.some((message) => (message.files ?? []).length > 0),
  },
];
