'use strict';

// @slack/socket-mode, unchanged: the envelopes themselves.

const assert = require('node:assert/strict');
const { once } = require('node:events');
const { after, before, test } = require('node:test');
const { LogLevel, SocketModeClient } = require('@slack/socket-mode');
const { appToken, does, hand, slackApiUrl } = require('./hands');

const socket = new SocketModeClient({
  appToken,
  logLevel: LogLevel.ERROR,
  clientPingTimeout: 300,
  clientOptions: { slackApiUrl },
});

before(() => socket.start());
after(() => socket.disconnect());

test('a command arrives in an envelope that takes a payload', async () => {
  const arrived = once(socket, 'slash_commands');
  const typed = does('command', { user: 'ana', channel: 'general', command: '/incident', text: 'hello' });
  const [{ ack, body, envelope_id: id, accepts_response_payload: accepts }] = await arrived;
  assert.ok(id);
  assert.equal(accepts, true);
  assert.equal(body.command, '/incident');
  assert.equal(body.text, 'hello');
  assert.equal(body.user_name, 'ana');
  assert.match(body.response_url, /^http/);
  await ack({ text: 'Hello Ana.' });
  assert.match(JSON.stringify((await typed).response), /Hello Ana\./);
});

test('an event that nobody acks comes again, and says so', async () => {
  await does('fault', { drop_ack: true, times: 1 });
  const first = once(socket, 'app_home_opened');
  const opened = hand('home', { user: 'dev' });
  const [one] = await first;
  const again = once(socket, 'app_home_opened');
  await one.ack();
  const [two] = await again;
  await two.ack();
  await opened;
  assert.equal(two.body.event_id, one.body.event_id);
  assert.equal(two.retry_num, 1);
  assert.equal(two.retry_reason, 'timeout');
});

test('a disconnect is followed by a new connection', async () => {
  const back = once(socket, 'connected');
  await does('fault', { disconnect: 'warning' });
  await back;
  const arrived = once(socket, 'slash_commands');
  const typed = does('command', { user: 'ana', channel: 'general', command: '/incident', text: 'back' });
  const [{ ack }] = await arrived;
  await ack();
  assert.equal((await typed).ok, true);
});
