'use strict';

// @slack/bolt, unchanged, with a person at the other end.

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { after, before, test } = require('node:test');
const { buildApp, page } = require('./app');
const { channel, does, hand, topView } = require('./hands');

const { app, receiver, next } = buildApp();
let room;

before(async () => {
  await app.start();
  const created = await app.client.conversations.create({ name: 'witness-bolt' });
  room = created.channel.id;
  const ana = (await app.client.users.list()).members.find((user) => user.name === 'ana');
  await app.client.conversations.invite({ channel: room, users: ana.id });
});

after(() => app.stop());

test('a command is answered by the ack', async () => {
  const answer = await does('command', { user: 'ana', channel: 'witness-bolt', command: '/incident', text: 'status' });
  assert.equal(typeof answer.acked_in_ms, 'number');
  assert.match(JSON.stringify(answer.response), /You typed status\./);
});

test('a command is answered later through its response_url', async () => {
  const responded = next('responded');
  await does('command', { user: 'ana', channel: 'witness-bolt', command: '/incident', text: 'later' });
  await responded;
  const seen = await hand('ephemeral?user=ana&channel=witness-bolt');
  assert.match(JSON.stringify(seen), /Here it is\./);
});

test('a form says what is wrong, and closes once it is right', async () => {
  await does('command', { user: 'ana', channel: 'witness-bolt', command: '/incident', text: 'declare' });
  const view = await topView('ana');
  assert.equal(view.callback_id, 'declare');
  const severity = { value: 'sev2' };

  const refused = await hand('submit', {
    user: 'ana',
    view_id: view.id,
    values: { title: { value: 'Oh' }, severity },
  });
  assert.equal(refused.response_action, 'errors');
  assert.deepEqual(refused.errors, { title: 'Say a little more.' });
  assert.equal((await topView('ana')).id, view.id);

  const declared = next('declared');
  await does('submit', {
    user: 'ana',
    view_id: view.id,
    values: { title: { value: 'Checkout is down' }, severity, who: { value: ['ben', 'chi'] } },
  });
  assert.equal(await topView('ana'), undefined);
  const { view: submitted, user, posted } = await declared;
  assert.equal(user.name, 'ana');
  assert.equal(submitted.state.values.severity.value.selected_option.value, 'sev2');
  assert.equal(submitted.state.values.who.value.selected_users.length, 2);
  assert.equal(posted.message.text, 'Checkout is down');
  assert.equal(posted.message.blocks[0].type, 'header');
});

test('an answered form is edited, stacked or cleared away', async () => {
  const submitAs = async (title) => {
    await does('command', { user: 'eva', channel: 'general', command: '/incident', text: 'declare' });
    const view = await topView('eva');
    await does('submit', {
      user: 'eva',
      view_id: view.id,
      values: { title: { value: title }, severity: { value: 'sev1' } },
    });
    return { before: view, after: await topView('eva') };
  };
  const edited = await submitAs('edit it');
  assert.equal(edited.after.id, edited.before.id);
  assert.equal(edited.after.title.text, 'Instead');
  const piled = await submitAs('pile it');
  assert.equal(piled.after.previous_view_id, piled.before.id);
  await does('close', { user: 'eva', view_id: piled.after.id });
  assert.equal((await submitAs('leave it')).after, undefined);
});

test('a button edits its message and answers who pressed it', async () => {
  const message = (await channel('witness-bolt')).messages.find((each) => each.text === 'Checkout is down');
  const picked = next('severity');
  await does('action', {
    user: 'ana',
    channel: 'witness-bolt',
    message_ts: message.ts,
    block_id: 'card',
    action_id: 'severity',
    value: 'sev1',
  });
  assert.equal((await picked).selected_option.value, 'sev1');
  assert.match(JSON.stringify(await hand('ephemeral?user=ana&channel=witness-bolt')), /Now sev1\./);

  const acknowledged = next('acknowledged');
  await does('action', {
    user: 'ana',
    channel: 'witness-bolt',
    message_ts: message.ts,
    block_id: 'card',
    action_id: 'acknowledge',
  });
  const { action, body } = await acknowledged;
  assert.equal(action.value, 'Checkout is down');
  assert.equal(body.container.message_ts, message.ts);
  const edited = (await channel('witness-bolt')).messages.find((each) => each.ts === message.ts);
  assert.equal(edited.text, 'Checkout is down: acknowledged');
  assert.ok(edited.edited);
  assert.match(JSON.stringify(await hand('ephemeral?user=ana&channel=witness-bolt')), /It is yours\./);
});

test('modals stack, are edited once for each hash, and open once for each trigger', async () => {
  const opened = next('opened');
  await does('command', { user: 'fay', channel: 'general', command: '/incident', text: 'stack' });
  const { trigger, view } = await opened;
  assert.equal((await topView('fay')).title.text, 'First, edited');
  await does('action', { user: 'fay', view_id: view.id, action_id: 'deeper' });
  const second = await topView('fay');
  assert.equal(second.title.text, 'Second');
  assert.equal(second.previous_view_id, view.id);
  assert.equal(second.root_view_id, view.id);

  const error = (call) => call.then(assert.fail, (thrown) => thrown.data.error);
  assert.equal(await error(app.client.views.open({ trigger_id: trigger, view: page('Again') })), 'exchanged_trigger_id');
  assert.equal(
    await error(app.client.views.update({ view_id: view.id, hash: view.hash, view: page('Stale') })),
    'hash_conflict',
  );
  assert.equal(
    await error(app.client.views.open({ trigger_id: 'made-up', view: page('Never') })),
    'invalid_trigger_id',
  );
  assert.equal(
    await error(app.client.views.update({ view_id: view.id, view: page('A title of too many letters') })),
    'invalid_arguments',
  );
});

test('a global shortcut opens a form, and the app learns that it was closed', async () => {
  await does('shortcut', { user: 'ben', callback_id: 'declare_anywhere' });
  const view = await topView('ben');
  assert.equal(view.title.text, 'Declare an incident');
  const closed = next('closed');
  await does('close', { user: 'ben', view_id: view.id });
  assert.equal((await closed).id, view.id);
  assert.equal(await topView('ben'), undefined);
});

test('messages and reactions arrive as events, and a message shortcut replies in the thread', async () => {
  const said = next('message');
  const { ts } = await does('message', { user: 'ana', channel: 'witness-bolt', text: 'The queue is full' });
  const message = await said;
  assert.equal(message.ts, ts);
  assert.equal(message.text, 'The queue is full');
  assert.equal(message.channel, room);

  const reacted = next('reaction');
  await does('reaction', { user: 'ana', channel: 'witness-bolt', ts, name: 'eyes' });
  const { event, body } = await reacted;
  assert.equal(event.reaction, 'eyes');
  assert.equal(event.item.ts, ts);
  assert.ok(body.event_id);

  const kept = next('kept');
  await does('shortcut', { user: 'ana', callback_id: 'to_timeline', channel: 'witness-bolt', message_ts: ts });
  const { reply } = await kept;
  assert.equal(reply.message.thread_ts, ts);
  const replies = await app.client.conversations.replies({ channel: room, ts });
  assert.deepEqual(
    replies.messages.map((each) => each.text),
    ['The queue is full', 'Kept: The queue is full'],
  );
});

test('opening the Home tab lets the app fill it', async () => {
  const opened = next('home');
  await does('home', { user: 'chi' });
  const { event, published } = await opened;
  assert.equal(event.tab, 'home');
  assert.equal(published.view.type, 'home');
  const { view } = await does('home', { user: 'chi' });
  assert.match(JSON.stringify(view.blocks), /Hello/);
});

test('a command that nobody listens to is not acked', async () => {
  const answer = await hand('command', { user: 'ana', channel: 'general', command: '/nobody', text: '' });
  assert.equal(answer.ok, false);
});

test('after a disconnect the app connects again and hears commands', async () => {
  const back = once(receiver.client, 'connected');
  await does('fault', { disconnect: 'refresh_requested' });
  await back;
  const answer = await does('command', { user: 'ana', channel: 'general', command: '/incident', text: 'again' });
  assert.match(JSON.stringify(answer.response), /You typed again\./);
});
